using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;

namespace ToolAce.Cycles.Stages.Publishing;

/// <summary>The last checkpoint in the forms that the config asks for.</summary>
internal sealed class PublishStage(ILearner learner) : IStage
{
    public string Name => StageNames.Publish;

    public int CodeVersion => 2;

    public IReadOnlyList<string> Outputs(CycleConfig config) => CheckpointExport.Outputs(config.Publish.Formats);

    public object Settings(CycleConfig config) => new { config.Publish, config.Name, config.Train, config.Verify, config.Select };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => ModelInputs.Contents(config, measures: false);

    public Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        new CheckpointExport(learner).Write(context, context.Config.Publish.Formats, cancellationToken);
        return Task.CompletedTask;
    }
}
