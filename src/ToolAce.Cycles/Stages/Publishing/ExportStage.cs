using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Stages.Publishing;

/// <summary>Any iteration's checkpoint in one form, when a person asks for it. No plan holds this stage; otherwise it is a stage like any other.</summary>
internal sealed class ExportStage(ILearner learner, ExportFormat format) : IStage
{
    public string Name => StageNames.Export(format);

    public int CodeVersion => 2;

    /// <summary>The stage for one iteration, with what it reads.</summary>
    public static PlannedStage Of(int iteration, ExportFormat format) => new(iteration, StageNames.Export(format), [.. CyclePlan.Publishing(iteration)]);

    public IReadOnlyList<string> Outputs(CycleConfig config) => CheckpointExport.Outputs([format]);

    public object Settings(CycleConfig config) => new { config.Name, config.Train, config.Verify, config.Select };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => ModelInputs.Contents(config, measures: false);

    public Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        new CheckpointExport(learner).Write(context, [format], cancellationToken);
        return Task.CompletedTask;
    }
}
