using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Running;
using ToolAce.Eval.General.Isolation;

namespace ToolAce.Cycles.Tests.Estimates;

public sealed class OfficialPrerequisitesTests : IDisposable
{
    private const string All = "official: [bfcl, api_bank, mmlu, csqa, gsm8k, humaneval]";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_NoFolderIsKnown_NamesEverySuiteWithRevisionAndPlace()
    {
        var missing = Find(All, data: null);
        Assert.Equal(6, missing.Count);
        Assert.Contains(missing, m => m.What == "the data of bfcl: no folder of official data is known" && m.How.Contains("6ea57973", StringComparison.Ordinal) && m.How.Contains("DIR/bfcl ", StringComparison.Ordinal));
        Assert.Contains(missing, m => m.How.Contains("hendrycks/test", StringComparison.Ordinal) && m.How.Contains("DIR/general/mmlu ", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_AllThere_MissesNothing() =>
        Assert.Empty(Find($"{All}, categories: [simple_python, irrelevance, memory_kv]", OfficialSample.Write(folder.Make("data"), questions: 1)));

    [Fact]
    public void Find_OneFileOfACategoryAway_NamesIt()
    {
        var data = OfficialSample.Write(folder.Make("data"), questions: 1);
        File.Delete(Path.Combine(data, "bfcl/possible_answer/BFCL_v4_simple_python.json"));
        Assert.Empty(Find("official: [bfcl], categories: [irrelevance]", data));
        Assert.StartsWith("bfcl/possible_answer/BFCL_v4_simple_python.json in ", Assert.Single(Find("official: [bfcl], categories: [simple_python]", data)).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("humaneval", true)]
    [InlineData("gsm8k", false)]
    public void Find_NoIsolation_IsMissedByTheSuiteThatRunsCodeAlone(string suite, bool missed)
    {
        var data = OfficialSample.Write(folder.Make("data"), questions: 1);
        var missing = Find($"official: {suite}", data, new IsolationReport(Allowed: false, "/usr/bin/python3", "the kernel says no", "Change the kernel."));
        Assert.Equal(missed, missing.Any(m => m.What.Contains("the kernel says no", StringComparison.Ordinal) && m.How.StartsWith("Change the kernel.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Estimate_OfficialSuites_TakeTimeAndALimitLessOfIt()
    {
        var (none, some, all) = (Seconds(""), Seconds($", {All}, officialLimit: 2"), Seconds($", {All}"));
        Assert.True(none < some && some < all, $"{none} < {some} < {all}");
    }

    private double Seconds(string official) => Estimator.Estimate(Run($"model: {{path: m-1B, device: cpu}}\nevaluate: {{shots: 0{official}}}", data: null)).Seconds!.Value;

    private List<Missing> Find(string evaluate, string? data, IsolationReport? isolation = null) =>
        [.. Prerequisites.Find(Run($"evaluate: {{{evaluate}}}", data), () => isolation ?? new IsolationReport(Allowed: true, "python3", null, null)).Where(m => m.Key == "evaluate.official")];

    private CycleRun Run(string text, string? data) => new(text, CycleConfigReader.Read(text, "c.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root) { Data = data });
}
