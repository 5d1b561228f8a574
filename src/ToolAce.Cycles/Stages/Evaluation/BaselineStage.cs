using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Eval.Running;

namespace ToolAce.Cycles.Stages.Evaluation;

/// <summary>The untouched base answers the suites, bare and with training dialogs as examples in its prompt: what tuning has to beat.</summary>
internal sealed class BaselineStage(ILearner learner, TimeProvider time) : IStage
{
    public string Name => StageNames.Baseline;

    public int CodeVersion => 3;

    public IReadOnlyList<string> Outputs(CycleConfig config) => config.Evaluate.Shots > 0
        ? [ArtifactNames.Predictions, ArtifactNames.FewShotPredictions, ArtifactNames.Scores]
        : [ArtifactNames.Predictions, ArtifactNames.Scores];

    public object Settings(CycleConfig config) => new { Evaluate = config.Evaluate with { Official = SuiteEvaluation.Settings(config) }, config.Model };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) =>
        ModelInputs.Contents(config, measures: false, (SuiteEvaluation.Suites, config.Evaluate.Suites));

    public IReadOnlyList<string> OfficialSuites(CycleConfig config) => config.Evaluate.Official?.Suites ?? [];

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        using var model = learner.Open(context.Learner(), context.Config.Model);
        var evaluation = new SuiteEvaluation(context, time);
        var bare = await evaluation.RunAsync(model, ArtifactNames.Predictions, examples: [], official: true, cancellationToken);
        var scores = SuiteEvaluation.Scores(bare, model.Version, variant: "").ToList();
        if (context.Config.Evaluate.Shots is > 0 and var shots)
        {
            var examples = Examples([.. context.Rows<Dialog>(ArtifactNames.TrainingSet)], shots, context.Seed);
            var shown = await evaluation.RunAsync(model, ArtifactNames.FewShotPredictions, examples, official: false, cancellationToken);
            scores.AddRange(SuiteEvaluation.Scores(shown, model.Version, $"{shots}-shot"));
        }

        await context.WriteAsync(ArtifactNames.Scores, scores, cancellationToken);
    }

    /// <summary>Of the shortest sixteenth of each kind, so that examples and question fit a small context.</summary>
    private static IReadOnlyList<Dialog> Examples(IReadOnlyList<Dialog> training, int shots, int seed)
    {
        var shorter = training
            .GroupBy(d => d.Kind)
            .SelectMany(kind => kind.OrderBy(d => d.Turns.Sum(t => t.Text.Length) + d.Tools.Count * 100).ThenBy(d => d.Id, StringComparer.Ordinal).Take(Math.Max(shots, kind.Count() / 16)))
            .ToList();
        return FewShot.Pick(shorter, Math.Min(shots, shorter.Count), seed);
    }
}
