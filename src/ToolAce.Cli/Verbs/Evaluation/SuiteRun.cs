using ToolAce.Core.Models;
using ToolAce.Eval.General;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>A suite ready to be run, whatever its kind.</summary>
internal abstract record SuiteRun(
    string Name, IReadOnlyList<(string Id, string Category)> Items, IReadOnlyList<SuiteProblem> Problems, string Wording, IReadOnlyList<string> Files)
{
    /// <summary>A suite that is asked by chat messages.</summary>
    public static SuiteRun Of(Suite suite, PromptStyle style, string? wording = null) => new Chat(suite, wording ?? PromptWordings.Of(suite, style));

    /// <summary>A suite of bare texts.</summary>
    public static SuiteRun Of(GeneralSuite suite) => new Bare(suite);

    /// <summary>Answers what is missing, batch by batch.</summary>
    public abstract IAsyncEnumerable<PredictionBatch> BatchesAsync(ITextModel model, EvaluationOptions options, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken);

    private sealed record Chat(Suite Suite, string Words) : SuiteRun(Suite.Name, [.. Suite.Items.Select(i => (i.Id, i.Category))], Suite.Problems, Words, Suite.Files)
    {
        public override IAsyncEnumerable<PredictionBatch> BatchesAsync(
            ITextModel model, EvaluationOptions options, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken) =>
            new EvaluationRunner(TimeProvider.System).BatchesAsync(model, Suite, options, progress, cancellationToken);
    }

    private sealed record Bare(GeneralSuite Suite) : SuiteRun(
        Suite.Name,
        [.. Suite.Items.Select(i => (i.Id, i.Category))],
        Suite.Problems,
        $"{Suite.Settings.Task}: {Suite.Settings.Examples}; {Suite.Settings.Metric}; {Suite.Settings.Data}",
        [])
    {
        public override IAsyncEnumerable<PredictionBatch> BatchesAsync(
            ITextModel model, EvaluationOptions options, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken) =>
            new GeneralRunner(TimeProvider.System).BatchesAsync(model, Suite, options, progress, cancellationToken);
    }
}
