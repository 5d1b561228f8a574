using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Evaluation;
using ToolAce.Cycles.Stages.Importing;
using ToolAce.Cycles.Stages.Publishing;
using ToolAce.Cycles.Stages.Selection;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Stages;

/// <summary>All stages there are. Making them loads nothing heavy; only running them does.</summary>
public static class StageSet
{
    /// <summary>The stages, over one learner.</summary>
    public static IReadOnlyList<IStage> Create(ILearner learner, TimeProvider time) =>
    [
        new ImportStage(learner),
        new SpeciateStage(),
        new EvolveStage(),
        new CalibrateStage(learner),
        new ConverseStage(learner),
        new VerifyStage(),
        new SelectStage(),
        new BaselineStage(learner, time),
        new TrainStage(learner),
        new RescoreStage(learner),
        new EvaluateStage(learner, time),
        new ControlStage(learner, time),
        new PublishStage(learner),
        .. Enum.GetValues<ExportFormat>().Select(f => new ExportStage(learner, f)),
    ];
}
