using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Learning.Variations;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Stages.Training;

/// <summary>The adapter is trained on the training sets, after the one before or afresh.</summary>
internal sealed class TrainStage(ILearner learner) : IStage
{
    /// <summary>The folder of checkpoints within the work folder; there from the first moment, so that one can be asked for.</summary>
    public const string Checkpoints = "checkpoints";

    public string Name => StageNames.Train;

    public int CodeVersion => 2;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Checkpoint, ArtifactNames.Steps, ArtifactNames.Held, ArtifactNames.Funnel];

    public object Settings(CycleConfig config) => new { config.Train, config.Model };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => ModelInputs.Contents(config, measures: false);

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        List<Dialog> dialogs = [.. context.Rows<Dialog>(ArtifactNames.TrainingSet)];
        var adapter = Path.Combine(context.WorkFolder, "adapter");
        var result = await new WorkPieces(context.WorkFolder).GetAsync("result", () =>
        {
            var job = new TrainingJob(
                context.Learner(), dialogs, TrainingOptions.Of(context.Config, context.Seed), Directory.CreateDirectory(Path.Combine(context.WorkFolder, Checkpoints)).FullName, adapter)
            {
                Variation = TrainingVariation.Of(context.Config, context.Seed),
                EstimatedBytes = Load(context, TrainingDevice.Expected(context.Config.Model), longest: 0) is { } load ? TrainingMemory.Of(load).Total : null,
            };
            var reporter = new StepReporter(context.Progress, "steps");
            var trained = learner.Train(job, context.Config.Model, reporter, cancellationToken);
            Measure(context, reporter, trained);
            return Task.FromResult(trained);
        });
        await context.WriteAsync(ArtifactNames.Steps, result.Steps, cancellationToken);
        var held = result.Unused.Select(u => new HeldRow(u.DialogId, u.Reason, u.Detail)).ToList();
        await context.WriteAsync(ArtifactNames.Held, held, cancellationToken);
        context.WriteJson(ArtifactNames.Funnel, Funnel.Balance(Name, context.Iteration, dialogs.Count, dialogs.Count - held.Count, held.Select(h => h.Reason)));
        context.WriteFiles(ArtifactNames.Checkpoint, draft =>
        {
            foreach (var file in Directory.GetFiles(adapter))
            {
                File.Copy(file, Path.Combine(draft.Folder, Path.GetFileName(file)), overwrite: true);
            }

            draft.Facts[ModelFacts.Version] = result.ModelVersion;
            draft.Facts[ModelFacts.Base] = result.BaseVersion;
            draft.Facts[ModelFacts.Label] = context.Iteration == context.Config.Cycle.Iterations ? "final" : $"iteration-{context.Iteration}";
        });
    }

    /// <summary>What it took, for later estimates.</summary>
    private static void Measure(StageContext context, StepReporter reporter, TrainingResult trained)
    {
        if (reporter.Last is { } last && Load(context, trained.Device ?? TrainingDevice.Expected(context.Config.Model), trained.Longest) is { } load)
        {
            MeasuredTrainings.Write(context.Folder, new MeasuredTraining(load, last.TokensPerSecond, last.PeakMemory, DateTimeOffset.UtcNow));
        }
    }

    private static TrainingLoad? Load(StageContext context, TrainingDevice device, int longest) => ModelSize.Of(context.Content(ModelInputs.Model)) is { } size
        ? TrainingLoads.Of(context.Config, size, device, TrainingLoads.Threads(context.Config.Model), longest)
        : null;
}
