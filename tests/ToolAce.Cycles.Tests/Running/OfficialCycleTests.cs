using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Running;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Running;

/// <summary>The smoke preset with official suites besides, over a folder of our own making.</summary>
public sealed class OfficialCycleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Build_OfficialSuites_StandBesideFiguresThatStayAsTheyAreWithout()
    {
        OfficialSample.Write(folder.Make("data"), questions: 5);
        var (plain, official) = (await SummaryAsync("plain", asked: null), await SummaryAsync("official", "official: [bfcl, api_bank, mmlu, csqa, gsm8k]\n  categories: [simple_python, irrelevance, memory_kv]\n  officialLimit: 2"));
        Assert.Null(plain.Official);
        Assert.Equal(plain.Base, official.Base with { ByCategory = plain.Base.ByCategory, Ci95 = plain.Base.Ci95 });
        Assert.Equal(plain.Calls, official.Calls);
        Assert.Equal(plain.Gain.Difference, official.Gain.Difference);
        Assert.Equal(2, official.Official!.Final.Scores.ByCategory["simple_python"].N);
        Assert.Equal(official.Official.Base.Scores.ByCategory.Keys, official.Official.Final.Scores.ByCategory.Keys);
        Assert.True(official.Official.Final.Board!.Overall.Partial);
        Assert.Equal(["mmlu", "csqa", "gsm8k"], official.Official.Forgetting!.BySuite.Keys);
    }

    private async Task<CycleSummary> SummaryAsync(string name, string? asked)
    {
        var text = await File.ReadAllTextAsync(Repository.File("configs/presets/smoke.yaml"), Token);
        text = asked is null ? text : text.Replace("  maxTokens: 24\n", $"  maxTokens: 24\n  {asked}\n", StringComparison.Ordinal);
        var run = new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root) { Data = folder.File("data") });
        Assert.Equal(asked is null, run.Config.Evaluate.Official is null);
        var home = new HomeLayout(folder.File(name)).Ensure();
        await InProcessCycle.RunAsync(home, run, Token);
        return new SummaryBuilder(home).Build(InProcessCycle.Id, run.Config, wallSeconds: null);
    }
}
