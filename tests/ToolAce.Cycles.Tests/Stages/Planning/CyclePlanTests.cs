using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Planning;

namespace ToolAce.Cycles.Tests.Stages.Planning;

public sealed class CyclePlanTests
{
    [Fact]
    public void Of_TwoIterationsOverTheSameTools_CalibratesOnceAndPublishesLast()
    {
        var plan = Plan("cycle: {iterations: 2, restartAt: converse}\ntrain: {control: true}");
        string[] first = ["speciate", "evolve", "calibrate", "converse", "verify", "select", "baseline", "train", "rescore", "evaluate", "control"];
        string[] second = ["converse", "verify", "select", "train", "rescore", "evaluate", "publish"];
        Assert.Equal(first, Names(plan, 1));
        Assert.Equal(second, Names(plan, 2));
    }

    [Fact]
    public void Of_SecondIteration_TakesBandToolsAndAdapterFromTheFirst()
    {
        var plan = Plan("cycle: {iterations: 2}\ntrain: {data: union}");
        Assert.Equal(
            [new(1, StageNames.Speciate, ArtifactNames.ContextTree), new(1, StageNames.Evolve, ArtifactNames.Apis), new(1, StageNames.Rescore, ArtifactNames.Band), new(1, StageNames.Train, ArtifactNames.Checkpoint)],
            Of(plan, 2, StageNames.Converse).Inputs);
        Assert.Equal(
            [new(1, StageNames.Select, ArtifactNames.TrainingSet), new(2, StageNames.Select, ArtifactNames.TrainingSet), new(1, StageNames.Train, ArtifactNames.Checkpoint)],
            Of(plan, 2, StageNames.Train).Inputs);
    }

    [Fact]
    public void Of_NewDataFromTheBase_TrainsOnItsOwnSetAlone() =>
        Assert.Equal([new(2, StageNames.Select, ArtifactNames.TrainingSet)], Of(Plan("cycle: {iterations: 2}\ntrain: {data: new, from: base}"), 2, StageNames.Train).Inputs);

    [Fact]
    public void Of_RestartAtEvolve_EvolvesOnFromThePool()
    {
        var plan = Plan("cycle: {iterations: 2, restartAt: evolve}");
        Assert.Contains(new PlannedInput(1, StageNames.Evolve, ArtifactNames.Apis), Of(plan, 2, StageNames.Evolve).Inputs);
        Assert.Contains(new PlannedInput(2, StageNames.Evolve, ArtifactNames.Apis), Of(plan, 2, StageNames.Converse).Inputs);
    }

    [Fact]
    public void Of_OwnData_ImportsAndSynthesisesNothing() => Assert.Equal(
        ["import", "verify", "select", "baseline", "train", "rescore", "evaluate", "publish"],
        Names(Plan("data: {path: x.jsonl}\nselect: {slice: random}"), 1));

    [Theory]
    [InlineData("cycle: {iterations: 3, restartAt: evolve}\ntrain: {control: true, data: union}")]
    [InlineData("data: {path: x.jsonl}\nselect: {slice: hard}")]
    public void Of_AnyConfig_EveryInputIsAnOutputOfAnEarlierStage(string text)
    {
        var config = CycleConfigReader.Read(text, "c.yaml");
        var stages = StageSet.Create(new PretendLearner(), TimeProvider.System).ToDictionary(s => s.Name);
        var made = new HashSet<(int, string, string)>();
        foreach (var stage in CyclePlan.Of(config))
        {
            Assert.All(stage.Inputs, i => Assert.Contains((i.Iteration, i.Stage, i.Artifact), made));
            made.UnionWith(stages[stage.Stage].Outputs(config).Select(o => (stage.Iteration, stage.Stage, o)));
        }
    }

    private static IReadOnlyList<PlannedStage> Plan(string text) => CyclePlan.Of(CycleConfigReader.Read(text, "c.yaml"));

    private static IEnumerable<string> Names(IReadOnlyList<PlannedStage> plan, int iteration) => plan.Where(p => p.Iteration == iteration).Select(p => p.Stage);

    private static PlannedStage Of(IReadOnlyList<PlannedStage> plan, int iteration, string stage) => plan.Single(p => p.Iteration == iteration && p.Stage == stage);
}
