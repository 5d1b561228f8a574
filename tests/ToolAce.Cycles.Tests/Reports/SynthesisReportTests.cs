using System.Text.Json;
using ToolAce.Agents.Costs;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Reports;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Reports;

/// <summary>The smoke preset up to its first verification, reported.</summary>
public sealed class SynthesisReportTests : IDisposable
{
    private const int UpToVerify = 5;
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Of_CycleUnderWay_CountsWhatIsThere()
    {
        var home = new HomeLayout(folder.File("home")).Ensure();
        var text = await File.ReadAllTextAsync(Repository.File("configs/presets/smoke.yaml"), Token);
        var run = new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
        await InProcessCycle.RunAsync(home, run, Token, stop: UpToVerify);
        var bill = JsonSerializer.Serialize(new AgentUsage("user", UsageTotals.None with { Requests = 1, PromptTokens = 4, AnswerTokens = 7, Cost = 0.25m }), CoreJson.Options);
        await File.WriteAllTextAsync(Path.Combine(home.StageFolder(InProcessCycle.Id, 1, StageNames.Converse), "agents.jsonl"), $"{bill}\n{bill}\n{bill[..20]}", Token);

        var store = new ArtifactStore(home.StageFolder(InProcessCycle.Id, 1, StageNames.Verify), TimeProvider.System);
        List<VerdictRow> rows = [.. store.Open(ArtifactNames.Verdicts, cancellationToken: Token).Read<VerdictRow>()];
        var report = new SynthesisReports(home).Of(InProcessCycle.Id, run.Config, Token);
        Assert.Equal([StageNames.Speciate, StageNames.Evolve, StageNames.Converse, StageNames.Verify], report.Yield.Select(f => f.Stage));
        Assert.Equal((40, 40), (report.Apis!.Count, report.Apis.ByDomain.Values.Sum()));
        Assert.Equal(rows.Count, report.Dialogs!.ByKind.Values.Sum());
        Assert.Equal(rows.Count, report.Dialogs.ByCandidateCount.Sum(b => b.Dialogs));
        Assert.Equal(rows.Count, report.Dialogs.ByDissimilarity.Sum(b => b.Dialogs));
        Assert.InRange(report.Dialogs.Distinct1, 0.01, 1);
        Assert.Equal(new StageCost(1, StageNames.Converse, "user", 2, 22, 0.5), Assert.Single(report.Costs));
        Assert.NotEmpty(report.Screened);
        Assert.Empty(report.Agreement);
        Assert.Contains("diversity,,,\"distinct_1\"", ReportCsv.Write(report), StringComparison.Ordinal);
    }
}
