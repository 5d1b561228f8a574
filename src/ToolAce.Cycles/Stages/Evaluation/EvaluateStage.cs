using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;

namespace ToolAce.Cycles.Stages.Evaluation;

/// <summary>The trained model answers the suites.</summary>
internal sealed class EvaluateStage(ILearner learner, TimeProvider time) : IStage
{
    public string Name => StageNames.Evaluate;

    public int CodeVersion => 2;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Predictions, ArtifactNames.Scores];

    public object Settings(CycleConfig config) => new { config.Evaluate.Limit, config.Evaluate.MaxTokens, config.Model, Official = SuiteEvaluation.Settings(config) };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) =>
        ModelInputs.Contents(config, measures: false, (SuiteEvaluation.Suites, config.Evaluate.Suites));

    public IReadOnlyList<string> OfficialSuites(CycleConfig config) => config.Evaluate.Official?.Suites ?? [];

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        using var model = learner.Open(context.Learner(), context.Config.Model);
        var predictions = await new SuiteEvaluation(context, time).RunAsync(model, ArtifactNames.Predictions, examples: [], official: true, cancellationToken);
        await context.WriteAsync(ArtifactNames.Scores, SuiteEvaluation.Scores(predictions, model.Version, variant: ""), cancellationToken);
    }
}
