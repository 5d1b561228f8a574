using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Synthesis.Tools;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>The first band: a prior set, what the model masters of it, and what a short training on it leaves unlearnt.</summary>
internal sealed class CalibrateStage(ILearner learner) : IStage
{
    public string Name => StageNames.Calibrate;

    public int CodeVersion => 2;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Prior, ArtifactNames.Band];

    public object Settings(CycleConfig config) => new
    {
        Agents = config.Agents.ForData(), config.Calibrate, config.Converse, config.Model, config.Complexity, config.Train, config.Evaluate.MaxTokens,
    };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) =>
        ModelInputs.Contents(config, measures: true, [.. Workshop.Contents(config).Select(c => (c.Key, c.Value))]);

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        var dialogs = await PriorAsync(context, cancellationToken);
        var work = new WorkPieces(context.WorkFolder);
        var start = new ModelSource(context.Content(ModelInputs.Model), AdapterFolder: null);
        var before = await work.GetAsync("before", () => MeasureAsync(context, start, dialogs, "before", cancellationToken));
        var adapter = Path.Combine(context.WorkFolder, "probe");
        await work.GetAsync("probe", () => Task.FromResult(Probe(context, start, adapter, dialogs, cancellationToken)));
        var after = await work.GetAsync("after", () => MeasureAsync(context, start with { AdapterFolder = adapter }, dialogs, "after", cancellationToken));
        var samples = dialogs
            .Select((d, i) => (Dialog: d, Before: before.Measures[i], After: after.Measures[i]))
            .Where(s => s is { Before.Complexity: not null, After.Complexity: not null })
            .Select(s => new PriorSample(s.Dialog.Id, s.Before.Complexity!.Value, s.Before.Correct, s.After.Complexity!.Value, s.After.Correct))
            .ToList();
        await context.WriteAsync(ArtifactNames.Prior, samples, cancellationToken);
        context.WriteJson(ArtifactNames.Band, BandFinder.Find(samples, context.Config.Calibrate, before.ModelVersion));
    }

    /// <summary>Dialogs over all levels of difficulty, without seeded faults.</summary>
    private static async Task<IReadOnlyList<Dialog>> PriorAsync(StageContext context, CancellationToken cancellationToken)
    {
        var options = DialogWriting.Options(context.Config.Converse with { FaultRate = 0, Retries = 0 }, context.Seed, "prior-");
        var tree = ContextTree.FromRows(context.Rows<ContextTreeRow>(ArtifactNames.ContextTree));
        using var workshop = Workshop.Open(context);
        var generator = workshop.Generator(tree, options);
        List<ApiDefinition> apis = [.. context.Rows<ApiDefinition>(ArtifactNames.Apis)];
        var made = await generator.GenerateAsync(0, context.Config.Calibrate.PriorSize, apis, band: null, scorer: null, options with { AtOnce = workshop.AtOnce }, cancellationToken);
        return [.. made.Select(m => m.Dialog).OfType<Dialog>()];
    }

    private async Task<MasteryReport> MeasureAsync(StageContext context, ModelSource source, IReadOnlyList<Dialog> dialogs, string part, CancellationToken cancellationToken)
    {
        using var model = learner.Open(source, context.Config.Model);
        var scorer = context.Scorer(learner, model, out var owned);
        using (owned)
        {
            return await Mastery.MeasureAsync(model, scorer, dialogs, context.Config.Evaluate.MaxTokens, context.Progress.Counter(part, dialogs.Count), cancellationToken);
        }
    }

    private int Probe(StageContext context, ModelSource start, string folder, IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken)
    {
        var options = TrainingOptions.Of(context.Config, context.Seed);
        var epochs = (double)context.Config.Calibrate.ProbeSteps * options.Batch / dialogs.Count;
        var job = new TrainingJob(start, dialogs, options with { Epochs = epochs }, Path.Combine(context.WorkFolder, "probe-checkpoints"), folder);
        return learner.Train(job, context.Config.Model, new StepReporter(context.Progress, "probe"), cancellationToken).Steps.Count;
    }
}
