using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Evaluation;
using ToolAce.Cycles.Stages.Hosting;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cycles.Tests.Stages.Evaluation;

public sealed class SuiteEvaluationTests : IDisposable
{
    private const int Questions = 100;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Baseline_KilledAtAnyRequest_GoesOnAndIsByteEqualToAnUndisturbedRun()
    {
        OfficialSample.Write(folder.Make("data"), Questions);
        Assert.Equal(0, await RunAsync("whole", failAt: -1));
        var whole = Bytes("whole");
        Assert.Contains(Predictions("whole"), p => p.Prompt!.Contains("among 2", StringComparison.Ordinal)); // conversations were led side by side, and are remembered
        var kills = 0;
        for (var at = 1; await RunAsync($"killed-{at}", at) != 0; at += 2, kills++)
        {
            Assert.Equal(0, await RunAsync($"killed-{at}", failAt: -1));
            Assert.Equal(whole, Bytes($"killed-{at}"));
        }

        Assert.InRange(kills, 5, 100);
    }

    [Fact]
    public async Task Baseline_OfficialSuites_AreScoredByCategoryAndStayOutOfWhatIsPooled()
    {
        OfficialSample.Write(folder.Make("data"), Questions);
        Assert.Equal(0, await RunAsync("home", failAt: -1));
        var (predictions, scores) = (Predictions("home"), Store("home").Open("scores", cancellationToken: Token).Read<ScoreRecord>().ToList());
        Assert.Equal(["own", "own_api", "bfcl", "api_bank", "csqa", "gsm8k"], predictions.Select(p => p.Suite).Distinct());
        Assert.Equal(Questions, scores.Single(s => s is { Suite: "bfcl", Category: "simple_python" }).N);
        Assert.Equal(1, scores.Single(s => s is { Suite: "bfcl", Category: "irrelevance", Accuracy: 1 }).N);
        var own = predictions.FindAll(p => p.Suite is "own" or "own_api");
        Assert.Equal((own.Count, own.Count(p => p.Correct)), scores.Where(s => s.Category == "all").Select(s => (s.N, s.Correct)).Single());
        Assert.Contains(predictions, p => p is { Suite: "api_bank", Outcome: Outcome.Graded });
        Assert.DoesNotContain(scores, s => s.Category.EndsWith("_responses", StringComparison.Ordinal));
        Assert.Equal(predictions.Where(p => p.Value is null).Select(p => (p.Suite, p.Category)).Distinct().Count() + 2, scores.Count);
    }

    [Fact]
    public void Scores_VerdictsDiffer_OfficialRowsCountByTheOfficialOne()
    {
        Prediction Wrong(string suite, bool? official) => new("i", suite, "irrelevance", "", "", "", null, Outcome.Correct, Correct: false, null, null, 1, 1) { Official = official };
        var scores = SuiteEvaluation.Scores([Wrong("own", official: true), Wrong("bfcl", official: true), Wrong("bfcl", official: null)], "v", variant: "");
        Assert.Equal([("all", 0, 1), ("own", 0, 1), ("bfcl", 1, 2)], scores.Where(s => s.Category != "calls").Select(s => (s.Suite, s.Correct, s.N)));
    }

    [Fact]
    public async Task Baseline_LimitAndCategories_AreThoseOfTheConfig()
    {
        OfficialSample.Write(folder.Make("data"), Questions);
        Assert.Equal(0, await RunAsync("home", failAt: -1, "official: [bfcl], categories: [simple_python], officialLimit: 3"));
        Assert.Equal(["simple_python_0", "simple_python_1", "simple_python_2"], Predictions("home").Where(p => p.Suite == "bfcl").Select(p => p.ItemId));
    }

    [Fact]
    public async Task Request_OfficialDataChanged_IsAnotherStageAndOtherFilesDoNotCount()
    {
        var data = OfficialSample.Write(folder.Make("data"), questions: 3);
        var before = await RequestAsync("home", CompanyAsked);
        await File.WriteAllTextAsync(Path.Combine(data, "notes.txt"), "of somebody", Token);
        await File.WriteAllTextAsync(Path.Combine(data, "api-bank", "README.md"), "of somebody", Token);
        Assert.Equal(before.Recipe("predictions").Key(), (await RequestAsync("home", CompanyAsked)).Recipe("predictions").Key());
        await File.AppendAllTextAsync(Path.Combine(data, "bfcl/possible_answer/BFCL_v4_simple_python.json"), "\n", Token);
        Assert.NotEqual(before.Recipe("predictions").Key(), (await RequestAsync("home", CompanyAsked)).Recipe("predictions").Key());
    }

    [Fact]
    public async Task Request_WithoutOfficialSuites_IsWhatItWasBeforeThereWereAny()
    {
        var request = await RequestAsync("home", "maxTokens: 128");
        Assert.Equal(["model", "suites"], request.Contents.Select(c => c.Name));
        var (evaluate, model) = (request.Config.Evaluate, request.Config.Model);
        Assert.Equal(CanonicalJson.Fingerprint(new { Evaluate = new { evaluate.Suites, evaluate.Shots, evaluate.Limit, evaluate.MaxTokens }, Model = model }), request.Fingerprint);
    }

    private const string CompanyAsked = "official: [bfcl, api_bank, csqa, gsm8k], categories: [simple_python, irrelevance, memory_kv]";

    private async Task<int> RunAsync(string home, int failAt, string asked = CompanyAsked)
    {
        var request = await RequestAsync(home, asked);
        var attempt = new Cycles.Dispatching.Children.AttemptFolder(folder.File($"{home}/stage"));
        attempt.Write(request);
        return await new StageHost([Stage(failAt)], TimeProvider.System).RunAsync(attempt.Path, Token);
    }

    private async Task<StageRequest> RequestAsync(string home, string asked)
    {
        var text = $"model: {{path: {folder.Make("model")}}}\nevaluate: {{shots: 0, limit: 1, data: {folder.File("data")}, {asked}}}";
        using var ledger = await Ledger.OpenAsync(new HomeLayout(folder.File(home)).Ensure(), TimeProvider.System, Token);
        return new StagePreparation(new HomeLayout(folder.File(home)), ledger, [Stage(failAt: -1)], new ContentHasher(), TimeProvider.System).Request(
            "c", new PlannedStage(1, StageNames.Baseline, []), CycleConfigReader.Read(text, "c.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root), Token);
    }

    private static BaselineStage Stage(int failAt) => new(new CompanyLearner(failAt), TimeProvider.System);

    private ArtifactStore Store(string home) => new(folder.File($"{home}/stage"), TimeProvider.System);

    private List<Prediction> Predictions(string home) => [.. Store(home).Open("predictions", cancellationToken: Token).Read<Prediction>()];

    private string Bytes(string home) => string.Join('\n', Directory.GetFiles(folder.File($"{home}/stage/predictions"), "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) is "manifest.json" || f.EndsWith(".parquet", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(f => $"{Path.GetFileName(f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"));
}
