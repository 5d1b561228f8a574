using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Learning.Variations;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Evaluation;

namespace ToolAce.Cycles.Stages.Training;

/// <summary>A second adapter, from the base, on the first iteration's set with shuffled call targets, evaluated as the others are. It is not kept.</summary>
internal sealed class ControlStage(ILearner learner, TimeProvider time) : IStage
{
    public string Name => StageNames.Control;

    public int CodeVersion => 2;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Steps, ArtifactNames.Predictions, ArtifactNames.Scores];

    public object Settings(CycleConfig config) => new { config.Train, config.Model, Evaluate = config.Evaluate with { Official = null } };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) =>
        ModelInputs.Contents(config, measures: false, (SuiteEvaluation.Suites, config.Evaluate.Suites));

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        List<Dialog> dialogs = [.. context.Rows<Dialog>(ArtifactNames.TrainingSet)];
        var start = new ModelSource(context.Content(ModelInputs.Model), AdapterFolder: null);
        var adapter = Path.Combine(context.WorkFolder, "adapter");
        var result = await new WorkPieces(context.WorkFolder).GetAsync("result", () =>
        {
            var job = new TrainingJob(
                start,
                ShuffledTargets.Of(dialogs, context.Seed),
                TrainingOptions.Of(context.Config, context.Seed),
                Directory.CreateDirectory(Path.Combine(context.WorkFolder, TrainStage.Checkpoints)).FullName,
                adapter)
            {
                Variation = TrainingVariation.Of(context.Config, context.Seed),
            };
            return Task.FromResult(learner.Train(job, context.Config.Model, new StepReporter(context.Progress, "steps"), cancellationToken));
        });
        await context.WriteAsync(ArtifactNames.Steps, result.Steps, cancellationToken);
        using var model = learner.Open(start with { AdapterFolder = adapter }, context.Config.Model);
        var evaluation = new SuiteEvaluation(context, time);
        var predictions = await evaluation.RunAsync(model, ArtifactNames.Predictions, examples: [], official: false, cancellationToken);
        await context.WriteAsync(ArtifactNames.Scores, SuiteEvaluation.Scores(predictions, model.Version, variant: "control"), cancellationToken);
    }
}
