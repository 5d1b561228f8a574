using ToolAce.Core.Models;
using ToolAce.Eval.General;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>A suite ready to be run, whatever its kind.</summary>
/// <param name="Name">The suite's name.</param>
/// <param name="Items">Its items in order.</param>
/// <param name="Problems">What could not be read of it.</param>
/// <param name="Wording">Whose words its prompts are.</param>
/// <param name="Files">The files it was read from; none for those of the project.</param>
public abstract record SuiteRun(
    string Name, IReadOnlyList<(string Id, string Category)> Items, IReadOnlyList<SuiteProblem> Problems, string Wording, IReadOnlyList<string> Files)
{
    /// <summary>A suite that is asked by chat messages.</summary>
    internal static SuiteRun Of(Suite suite, PromptStyle style, string? wording = null) => new Chat(suite, wording ?? PromptWordings.Of(suite, style));

    /// <summary>A suite of bare texts.</summary>
    internal static SuiteRun Of(GeneralSuite suite, IReadOnlyList<string> files) => new Bare(suite, files);

    /// <summary>The first <paramref name="limit"/> items of each of these categories; null means all.</summary>
    public abstract SuiteRun Only(IReadOnlyList<string>? categories, int? limit);

    /// <summary>Answers what is missing, batch by batch, in the suite's order.</summary>
    public abstract IAsyncEnumerable<PredictionBatch> BatchesAsync(
        ITextModel model, EvaluationOptions options, TimeProvider time, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken);

    private static IReadOnlyList<T> Chosen<T>(IReadOnlyList<T> items, Func<T, string> category, IReadOnlyList<string>? categories, int? limit)
    {
        var wanted = items.Where(i => categories?.Contains(category(i)) ?? true);
        return [.. limit is { } most ? wanted.GroupBy(category).SelectMany(c => c.Take(most)) : wanted];
    }

    private sealed record Chat(Suite Suite, string Words) : SuiteRun(Suite.Name, [.. Suite.Items.Select(i => (i.Id, i.Category))], Suite.Problems, Words, Suite.Files)
    {
        public override SuiteRun Only(IReadOnlyList<string>? categories, int? limit) =>
            new Chat(Suite with { Items = Chosen(Suite.Items, i => i.Category, categories, limit) }, Words);

        public override IAsyncEnumerable<PredictionBatch> BatchesAsync(
            ITextModel model, EvaluationOptions options, TimeProvider time, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken) =>
            new EvaluationRunner(time).BatchesAsync(model, Suite, options, progress, cancellationToken);
    }

    private sealed record Bare(GeneralSuite Suite, IReadOnlyList<string> Read) : SuiteRun(
        Suite.Name,
        [.. Suite.Items.Select(i => (i.Id, i.Category))],
        Suite.Problems,
        $"{Suite.Settings.Task}: {Suite.Settings.Examples}; {Suite.Settings.Metric}; {Suite.Settings.Data}",
        Read)
    {
        public override SuiteRun Only(IReadOnlyList<string>? categories, int? limit) =>
            new Bare(Suite with { Items = Chosen(Suite.Items, i => i.Category, categories, limit) }, Read);

        public override IAsyncEnumerable<PredictionBatch> BatchesAsync(
            ITextModel model, EvaluationOptions options, TimeProvider time, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken) =>
            new GeneralRunner(time).BatchesAsync(model, Suite, options, progress, cancellationToken);
    }
}
