using System.Text.Json;
using ToolAce.Agents.Costs;
using ToolAce.Cli.Bench.Endpoint;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs.Data.Agents;

/// <summary>The verbs on files with a language model behind an endpoint that is loaded and faulty, and counts what it is asked and paid for.</summary>
public sealed class AgentVerbsTests : IAsyncLifetime
{
    private const string Domains = "air-freight,barber-shop,bird-watching";
    private readonly TemporaryFolder folder = new();
    private LoadedEndpoint endpoint = null!;

    public async ValueTask InitializeAsync() => endpoint = await LoadedEndpoint.StartAsync(new EndpointLoad(Slots: 16, Median: 0.01, Seed: 1), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await endpoint.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task ApisThenDialogsThenVerify_AskTheEndpointAndSayWhatItCost()
    {
        var apis = await JsonAsync("apis", "synthesize", "--domains", Domains, "--count", "20", "--out", File("apis.jsonl"), "--price-in", "2", "--price-out", "8");
        Assert.Equal((20, 20), (Int(apis, "made"), Lines("apis.jsonl").Length));
        Assert.Subset(Domains.Split(',').ToHashSet(), Lines("apis.jsonl").Select(l => l.GetProperty("lineage").GetProperty("domain").GetString()!).ToHashSet());
        Assert.Equal(["analyst", "designer"], Bill("apis.jsonl").Select(b => b.Agent));
        var cost = apis.GetProperty("agents").GetProperty("cost").GetDouble();
        Assert.Equal(((2.0 * Spent(apis, "promptTokens")) + (8.0 * Spent(apis, "answerTokens"))) / 1e6, cost, 9);

        var dialogs = await JsonAsync("dialogs", "synthesize", "--apis", File("apis.jsonl"), "--count", "12", "--out", File("dialogs.parquet"));
        Assert.Equal(12, Int(dialogs, "made"));
        var thoughts = Lines(Path.GetFileName(dialogs.GetProperty("thinkingFile").GetString()!));
        Assert.NotEmpty(thoughts);
        Assert.All(thoughts, t => Assert.True(t.GetProperty("dialogId").GetString()!.Length > 0 && t.GetProperty("turn").GetInt32() > 1 && t.TryGetProperty("request", out _)));
        Assert.Equal(["assistant", "tool", "user"], Bill("dialogs.parquet").Select(b => b.Agent));

        var verified = await JsonAsync("verify", File("dialogs.parquet"), "--out", File("verdicts.jsonl"), "--votes", "3");
        Assert.Equal((12, 0), (Int(verified, "in"), Int(verified, "unreadable")));
        Assert.Equal(12, Int(verified, "accepted") + Int(verified, "rejected") + Int(verified, "unsure"));
        var judged = Lines("verdicts.jsonl").Count(l => l.GetProperty("verdicts").EnumerateArray().Any(v => v.GetProperty("layer").GetString() == "expert"));
        Assert.InRange(judged, 1, 12);
        Assert.Equal(["expert"], Bill("verdicts.jsonl").Select(b => b.Agent));
        Assert.True(Bill("verdicts.jsonl").Sum(b => b.Totals.Requests) >= 9 * judged, "three votes of at least three experts each");

        Assert.Equal((0, 0, 0), (endpoint.State.PaidTwice, endpoint.State.Abandoned, endpoint.State.PaidAgainAfterKill));
        Assert.Equal(endpoint.State.Attempts, new[] { "apis.jsonl", "dialogs.parquet", "verdicts.jsonl" }.SelectMany(Bill).Sum(b => b.Totals.Requests));
    }

    [Theory]
    [InlineData("apis")]
    [InlineData("dialogs")]
    [InlineData("verify")]
    public async Task StoppedByItsBudget_SaysHowToGoOn_AndPaysForNothingTwice(string verb)
    {
        var pool = await PoolAsync();
        var paid = endpoint.State.Charged;
        string[] command = verb switch
        {
            "apis" => ["apis", "synthesize", "--domains", Domains, "--count", "40", "--out", File("made.jsonl")],
            "dialogs" => ["dialogs", "synthesize", "--apis", pool, "--count", "12", "--out", File("made.jsonl")],
            _ => ["verify", OwnData.Write(folder.Path, "own.jsonl", Enumerable.Range(0, 40).Select(i => OwnData.Words($"hello number {i}", "I have no tool for that."))), "--out", File("made.jsonl")],
        };
        var stopped = await RunAsync([.. command, "--budget-tokens", "9000"]);
        Assert.Equal(ExitCodes.Resumable, stopped.Code);
        Assert.Contains("budget of 9,000 tokens is spent", stopped.Stderr, StringComparison.Ordinal);
        Assert.Contains("higher --budget-tokens goes on", stopped.Stderr, StringComparison.Ordinal);
        Assert.Contains(File("made.jsonl.agents.jsonl"), stopped.Stderr, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File("made.jsonl")));
        var before = endpoint.State.Charged;
        Assert.InRange(before - paid, 2, 200);

        var again = await RunAsync([.. command, "--budget-tokens", "9000"]);
        Assert.Equal(ExitCodes.Resumable, again.Code);
        Assert.Equal(before, endpoint.State.Charged);

        var resumed = await RunAsync([.. command, "--budget-tokens", "100000000", "--resume", "always"]);
        Assert.True(resumed.Code == ExitCodes.Done, resumed.Stderr);
        Assert.True(endpoint.State.Charged > before);
        Assert.Equal((0, 0), (endpoint.State.PaidTwice, endpoint.State.Abandoned));
        Assert.True(Spent(resumed.Json, "cacheHits") > 0);
        Assert.Equal(endpoint.State.Charged - paid, Bill("made.jsonl").Sum(b => b.Totals.Requests - b.Totals.Failures));

        // Another time everything is known, and the rows are the same.
        var rows = System.IO.File.ReadAllBytes(File("made.jsonl"));
        var charged = endpoint.State.Charged;
        await JsonAsync([.. command[..^1], File("once-more.jsonl")]);
        Assert.Equal(charged, endpoint.State.Charged);
        Assert.Equal(rows, System.IO.File.ReadAllBytes(File("once-more.jsonl")));
    }

    [Theory]
    [InlineData("apis")]
    [InlineData("dialogs")]
    [InlineData("verify")]
    public async Task Preview_AsksForTenAndWritesOnlyTheBill_TheFullRunPaysForTheRest(string verb)
    {
        var pool = await PoolAsync();
        string[] command = verb switch
        {
            "apis" => ["apis", "synthesize", "--domains", Domains, "--count", "30", "--out", File("made.jsonl"), "--preview"],
            "dialogs" => ["dialogs", "synthesize", "--apis", pool, "--count", "14", "--out", File("made.jsonl"), "--preview"],
            _ => ["verify", OwnData.Write(folder.Path, "own.jsonl", Enumerable.Range(0, 30).Select(i => OwnData.Words($"hello number {i}", "I have no tool for that."))), "--out", File("made.jsonl"), "--preview"],
        };
        var shown = await JsonAsync(command);
        Assert.Equal(10, shown.GetProperty("rows").GetArrayLength());
        Assert.True(Spent(shown, "requests") > 0);
        Assert.Equal(["made.jsonl.agents.jsonl"], Directory.GetFileSystemEntries(folder.Path, "made*").Select(Path.GetFileName));
        var sampled = endpoint.State.Charged;

        var whole = await JsonAsync([.. command, "--yes"]);
        Assert.Equal(verb == "apis" ? 30 : verb == "dialogs" ? 14 : 30, Lines("made.jsonl").Length);
        Assert.True(endpoint.State.Charged > sampled);
        Assert.Equal(0, endpoint.State.PaidTwice);
        Assert.True(Spent(whole, "cacheHits") >= 10);
    }

    [Fact]
    public async Task AgentsOfACyclesConfig_AreAskedAsItSays()
    {
        var config = folder.Write("cycle.yaml", $"verify:\n  votes: 3\nagents:\n  kind: endpoint\n  model: dull\n  address: {endpoint.Address}\n  budgetTokens: 400\n");
        var data = OwnData.Write(folder.Path, "own.jsonl", Enumerable.Range(0, 20).Select(i => OwnData.Words($"hello number {i}", "I have no tool for that.")));
        string[] command = ["verify", data, "--agents", config, "--home", File("home")];
        var stopped = await VerbRun.OfAsync(command);
        Assert.Equal(ExitCodes.Resumable, stopped.Code);
        Assert.Contains("400 tokens", stopped.Stderr, StringComparison.Ordinal);

        var whole = await VerbRun.JsonAsync([.. command, "--budget-tokens", "100000000"]);
        Assert.True(endpoint.State.Charged >= 3 * 3 * Int(whole, "accepted"));
        Assert.False(whole.TryGetProperty("file", out _));
    }

    [Fact]
    public async Task LongestAnswer_IsTheConfigs_AndWithoutOneThatOfACycle()
    {
        string Answer(int characters) => string.Concat(Enumerable.Range(0, 1000).Select(i => $"line {i} says so. "))[..characters];
        var data = OwnData.Write(folder.Path, "own.jsonl", OwnData.Words("tell me a lot", Answer(4100)), OwnData.Words("tell me a little", Answer(3900)));
        var config = folder.Write("cycle.yaml", $"verify:\n  maxAnswer: 5000\nagents:\n  kind: endpoint\n  model: dull\n  address: {endpoint.Address}\n");

        async Task<string[]> TooLongAsync(params string[] options)
        {
            await VerbRun.JsonAsync(["verify", data, "--out", File("verdicts.jsonl"), "--resume", "never", .. options]);
            return [.. Lines("verdicts.jsonl").Where(l => l.GetProperty("verdicts").GetRawText().Contains("4000 are allowed", StringComparison.Ordinal) || l.GetProperty("verdicts").GetRawText().Contains("5000 are allowed", StringComparison.Ordinal)).Select(l => l.GetProperty("place").GetString()!)];
        }

        Assert.Equal(["line 1"], await TooLongAsync());
        System.IO.File.Delete(File("verdicts.jsonl"));
        Assert.Empty(await TooLongAsync("--agents", config, "--home", File("home")));
    }

    private async Task<string> PoolAsync()
    {
        await VerbRun.JsonAsync("apis", "synthesize", "--domains", "air-freight", "--count", "15", "--out", File("pool.jsonl"));
        return File("pool.jsonl");
    }

    private Task<VerbRun> RunAsync(params string[] command) =>
        VerbRun.OfAsync([.. command, "--agents", "endpoint", "--address", $"{endpoint.Address}", "--model", "dull", "--home", File("home"), "--json"]);

    private async Task<JsonElement> JsonAsync(params string[] command)
    {
        var run = await RunAsync(command);
        Assert.True(run.Code == ExitCodes.Done, run.Stderr);
        return run.Json;
    }

    private string File(string name) => Path.Combine(folder.Path, name);

    private IReadOnlyList<AgentUsage> Bill(string name) => UsageFile.Read(File(name) + ".agents.jsonl");

    private JsonElement[] Lines(string name) => [.. System.IO.File.ReadLines(File(name)).Select(l => JsonDocument.Parse(l).RootElement)];

    private static int Int(JsonElement json, string key) => json.GetProperty(key).GetInt32();

    private static long Spent(JsonElement json, string key) => json.GetProperty("agents").GetProperty(key).GetInt64();
}
