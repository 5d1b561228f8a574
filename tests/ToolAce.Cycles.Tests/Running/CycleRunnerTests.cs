using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Tests.Dispatching;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Tests.Running;

/// <summary>The smoke preset, every stage of it real but the model's weights, in child processes.</summary>
public sealed class CycleRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public CycleRunnerTests()
    {
        var model = folder.Make("model");
        foreach (var file in new[] { "config.json", "tokenizer.json", "model.safetensors" })
        {
            File.WriteAllText(Path.Combine(model, file), "{}");
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_StoppedAndCalledAgain_GoesOnAndIsByteEqualToAnUndisturbedRun()
    {
        var home = new HomeLayout(folder.File("a")).Ensure();
        await InProcessCycle.RunAsync(home, Smoke(), Token);
        var undisturbed = new SummaryBuilder(home).Build(InProcessCycle.Id, Smoke().Config, wallSeconds: null);
        using var stop = new CancellationTokenSource();
        var ids = new List<(string Id, bool GoesOn)>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("b", ids, new StopAt(StageNames.Rescore, stop), stop.Token));
        var resumed = await RunAsync("b", ids);
        Assert.Equal([false, true], ids.Select(i => i.GoesOn));
        Assert.Equal(ids[0].Id, ids[1].Id);
        Assert.Equal(Data("a"), Data("b"));
        Assert.Equal(Scores(undisturbed), Scores(resumed));
        AssertShape(resumed);
    }

    [Fact]
    public async Task RunAsync_EarlierCycleIsDone_StartsANewOne()
    {
        var ids = new List<(string Id, bool GoesOn)>();
        for (var i = 0; i < 2; i++)
        {
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("a", ids, new StopAt(StageNames.Speciate, stop), stop.Token));
            using var ledger = await Ledger.OpenAsync(new HomeLayout(folder.File("a")), TimeProvider.System, Token);
            await ledger.SetCycleAsync(ids[i].Id, RunState.Done, error: null, Token);
        }

        Assert.Equal([false, false], ids.Select(x => x.GoesOn));
        Assert.NotEqual(ids[0].Id, ids[1].Id);
    }

    [Fact]
    public async Task RunAsync_ModelMissing_NamesItBeforeAnythingRuns()
    {
        var problem = await Assert.ThrowsAsync<CycleConfigException>(() => RunAsync("a", model: "nowhere"));
        Assert.Contains("missing config.json, tokenizer.json, *.safetensors in", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.File("a/cycles")));
    }

    [Fact]
    public async Task RunAsync_HomeIsInUse_SaysByWhom()
    {
        using var held = HomeLock.Acquire(new HomeLayout(folder.File("a")));
        Assert.Contains($"process {Environment.ProcessId}", (await Assert.ThrowsAsync<HomeInUseException>(() => RunAsync("a"))).Message, StringComparison.Ordinal);
    }

    private static string Scores(CycleSummary summary) => JsonSerializer.Serialize(new { summary.Base, summary.BaseFewShot, summary.Final, summary.Control, summary.Gain, summary.IterationGain }, CoreJson.Options);

    private static void AssertShape(CycleSummary summary)
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(summary, CoreJson.Options));
        var root = json.RootElement;
        Assert.Equal(2, root.GetProperty("iterations").GetInt32());
        foreach (var card in new[] { "base", "baseFewShot", "final", "control" })
        {
            var scores = root.GetProperty(card);
            Assert.Equal(2, scores.GetProperty("ci95").GetArrayLength());
            Assert.InRange(scores.GetProperty("accuracy").GetDouble(), 0, 1);
            Assert.Equal(JsonValueKind.Number, scores.GetProperty("byCategory").GetProperty("simple").GetProperty("n").ValueKind);
        }

        Assert.Equal(2, root.GetProperty("iterationGain").GetProperty("ci95").GetArrayLength());
        Assert.All(summary.Funnel, f => Assert.Equal(f.In, f.Out + f.Held.Values.Sum()));
        Assert.Contains(summary.Funnel, f => f.Stage == StageNames.Select && f.Iteration == 2);
        Assert.Contains(summary.Stages, s => s.Name == StageNames.Publish && s.Seconds > 0);
        Assert.Equal(["peft", "merged"], root.GetProperty("exports").EnumerateArray().Select(e => e.GetProperty("format").GetString()));
        Assert.All(summary.Exports, e => Assert.True(File.Exists(Path.Combine(e.Path, "README.md"))));
    }

    private async Task<CycleSummary> RunAsync(
        string home, List<(string, bool)>? ids = null, IProgress<CycleEvent>? events = null, CancellationToken? cancellationToken = null, string model = "model")
    {
        var options = new DispatcherOptions
        {
            Command = new StageCommand(TestHome.Program, ["stage"]) { Environment = new Dictionary<string, string> { ["TEST_STAGES"] = "real" } },
            Supervision = new SupervisionOptions { Poll = TimeSpan.FromMilliseconds(50) },
        };
        var stages = StageSet.Create(new PretendLearner(), TimeProvider.System);
        try
        {
            return await new CycleRunner(new HomeLayout(folder.File(home)), stages, options, TimeProvider.System)
                .RunAsync(Smoke(model), (id, goesOn) => ids?.Add((id, goesOn)), events, cancellationToken ?? Token);
        }
        catch (CycleFailedException failure)
        {
            throw new InvalidOperationException(string.Join('\n', failure.LastLines), failure);
        }
    }

    private CycleRun Smoke(string model = "model")
    {
        var text = File.ReadAllText(Repository.File("configs/presets/smoke.yaml")).Replace("configs/models/tiny", folder.File(model));
        return new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
    }

    private SortedDictionary<string, string> Data(string home)
    {
        var cycle = Directory.GetDirectories(folder.File($"{home}/cycles")).Single();
        return new(Directory.GetFiles(cycle, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is "manifest.json" or "value.json" || f.EndsWith(".parquet", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(cycle, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))), StringComparer.Ordinal);
    }

    private sealed class StopAt(string stage, CancellationTokenSource stop) : IProgress<CycleEvent>
    {
        public void Report(CycleEvent value)
        {
            if (value.Kind == CycleEventKind.Started && value.Stage.Stage == stage)
            {
                stop.Cancel();
            }
        }
    }
}
