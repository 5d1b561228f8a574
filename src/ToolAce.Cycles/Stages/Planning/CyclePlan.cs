using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Stages.Planning;

/// <summary>The stages of a cycle in the order they run, with the data flow between them (architecture.md §3). Follows from the config alone.</summary>
public static class CyclePlan
{
    /// <summary>The plan.</summary>
    public static IReadOnlyList<PlannedStage> Of(CycleConfig config)
    {
        var plan = new List<PlannedStage>();
        for (var iteration = 1; iteration <= config.Cycle.Iterations; iteration++)
        {
            plan.AddRange(Iteration(config, iteration));
        }

        return plan;
    }

    /// <summary>What an iteration's checkpoint is published from: the adapter, and what its model card tells.</summary>
    internal static IEnumerable<PlannedInput> Publishing(int i) =>
    [
        new(i, StageNames.Train, ArtifactNames.Checkpoint),
        new(i, StageNames.Select, ArtifactNames.TrainingSet),
        new(i, StageNames.Evaluate, ArtifactNames.Scores),
        new(i, StageNames.Verify, ArtifactNames.Funnel),
        new(i, StageNames.Select, ArtifactNames.Funnel),
        new(i, StageNames.Train, ArtifactNames.Funnel),
        new(i, StageNames.Train, ArtifactNames.Steps),
    ];

    private static IEnumerable<PlannedStage> Iteration(CycleConfig config, int i)
    {
        var own = config.Data.Path is not null;
        var evolved = config.Cycle.RestartAt == RestartAt.Evolve ? i : 1;
        PlannedInput tree = new(1, StageNames.Speciate, ArtifactNames.ContextTree);
        PlannedInput apis = new(evolved, StageNames.Evolve, ArtifactNames.Apis);
        PlannedInput[] band = own ? [] : [i == 1 ? new(1, StageNames.Calibrate, ArtifactNames.Band) : new(i - 1, StageNames.Rescore, ArtifactNames.Band)];
        PlannedInput[] learner = i == 1 ? [] : [new(i - 1, StageNames.Train, ArtifactNames.Checkpoint)];
        PlannedInput trained = new(i, StageNames.Train, ArtifactNames.Checkpoint);
        PlannedInput Dialogs(int n) => new(n, own ? StageNames.Import : StageNames.Converse, ArtifactNames.Dialogs);
        PlannedInput Verdicts(int n) => new(n, StageNames.Verify, ArtifactNames.Verdicts);
        PlannedInput Chosen(int n) => new(n, StageNames.Select, ArtifactNames.TrainingSet);
        PlannedStage Stage(string name, params PlannedInput[] inputs) => new(i, name, inputs);

        if (i == 1)
        {
            yield return Stage(own ? StageNames.Import : StageNames.Speciate);
        }

        if (!own)
        {
            if (i == evolved)
            {
                PlannedInput[] pool = i == 1 ? [] : [new(i - 1, StageNames.Evolve, ArtifactNames.Apis)];
                yield return Stage(StageNames.Evolve, [tree, .. pool]);
            }

            if (i == 1)
            {
                yield return Stage(StageNames.Calibrate, tree, apis);
            }

            yield return Stage(StageNames.Converse, [tree, apis, .. band, .. learner]);
        }

        yield return Stage(StageNames.Verify, Dialogs(i));
        yield return Stage(StageNames.Select, [Dialogs(i), Verdicts(i), .. band]);
        if (i == 1)
        {
            yield return Stage(StageNames.Baseline, Chosen(1));
        }

        var past = Enumerable.Range(1, i).ToList();
        yield return Stage(StageNames.Train, [.. config.Train.Data == TrainData.Union ? past.Select(Chosen) : [Chosen(i)], .. config.Train.From == TrainFrom.Previous ? learner : []]);
        yield return Stage(StageNames.Rescore, [.. past.Select(Dialogs), .. past.Select(Verdicts), trained]);
        yield return Stage(StageNames.Evaluate, trained);
        if (i == 1 && config.Train.Control)
        {
            yield return Stage(StageNames.Control, Chosen(1));
        }

        if (i == config.Cycle.Iterations)
        {
            yield return Stage(StageNames.Publish, [.. Publishing(i)]);
        }
    }
}
