using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages.Planning;

namespace ToolAce.Cycles.Tests.Estimates;

public sealed class EstimatorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Estimate_ThePapersSettings_NamesWhatIsMissingAndSizesAnEightBillionModel()
    {
        var estimate = Estimator.Estimate(CycleRun.FromFile("configs/presets/toolace-8b.yaml", folder.Path, Repository.Root));
        Assert.Contains(estimate.Missing, m => m.Key == "model.path" && m.How.Contains("huggingface-cli download", StringComparison.Ordinal));
        Assert.Contains(estimate.Missing, m => m.Key.StartsWith("agents.", StringComparison.Ordinal));
        Assert.InRange(estimate.Parameters!.Value, 7_900_000_000, 8_100_000_000);
        Assert.InRange(estimate.MemoryBytes!.Value, 17_000_000_000, 60_000_000_000);
        Assert.Equal(CyclePlan.Of(CycleConfigReader.ReadFile(Repository.File("configs/presets/toolace-8b.yaml"))).Count, estimate.Stages.Count);
        Assert.True(estimate.Seconds > 3600);
    }

    [Fact]
    public void Estimate_NameTellsNoSize_SaysSo()
    {
        var estimate = Estimator.Estimate(Run("model: {path: some-model}"));
        Assert.Null(estimate.Seconds);
        Assert.Contains("unknown", estimate.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_MoreDialogs_TakesLongerAndNeedsNoMoreMemory()
    {
        var (few, many) = (Estimator.Estimate(Run("model: {path: m-1B, device: cpu}")), Estimator.Estimate(Run("model: {path: m-1B, device: cpu}\nconverse: {dialogs: 9000}")));
        Assert.True(many.Seconds > few.Seconds * 2);
        Assert.Equal(few.MemoryBytes, many.MemoryBytes);
    }

    [Theory]
    [InlineData("converse: {mostTurns: 1}")]
    [InlineData("converse: {candidates: 3}")]
    public void Estimate_ShorterDialogs_TakeLessTimeAndMemory(string converse)
    {
        var (usual, shorter) = (Estimator.Estimate(Run("model: {path: m-1B, device: cpu}")), Estimator.Estimate(Run($"model: {{path: m-1B, device: cpu}}\n{converse}")));
        Assert.True(shorter.Seconds < usual.Seconds);
        Assert.True(shorter.MemoryBytes < usual.MemoryBytes);
    }

    [Fact]
    public void Check_SeveralThingsMissing_NamesAllAtOnce()
    {
        var problem = Assert.Throws<CycleConfigException>(() => Prerequisites.Check(Run("model: {path: none}\ncorpus: {documents: none}\nevaluate: {suites: none}")));
        Assert.Equal(["model.path", "evaluate.suites", "corpus.documents"], problem.Problems.Select(p => p.Key));
    }

    private CycleRun Run(string text) => new(text, CycleConfigReader.Read(text, "c.yaml"), new ConfigPaths(folder.Path, folder.Path, folder.Path));
}
