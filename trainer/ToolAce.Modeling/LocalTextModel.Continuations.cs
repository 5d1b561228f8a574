using ToolAce.Core.Models;
using ToolAce.Modeling.Scoring;

namespace ToolAce.Modeling;

/// <content>Bare text, without the chat format.</content>
public sealed partial class LocalTextModel
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ContinuationScore>> ScoreContinuationsAsync(
        IReadOnlyList<(string Context, string Continuation)> pairs, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var encoded = pairs.Select(p => ContinuationText.EncodePair(Template, p.Context, p.Continuation)).ToList();
        var scores = ContinuationScorer.LogProbs(Model, encoded, Template.PadToken, progress, cancellationToken);
        return Task.FromResult<IReadOnlyList<ContinuationScore>>(
            [.. scores.Zip(encoded, (score, pair) => new ContinuationScore(score, pair.Context.Length, pair.Continuation.Length))]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Core.Models.Generation>> ContinueAsync(
        IReadOnlyList<string> contexts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var encoded = contexts.Select(c => ContinuationText.EncodeContext(Template, c)).ToList();
        var answers = Generate([.. encoded.Select(ids => ContinuationText.Fit(ids, ContextLength, options.MaxTokens))], options, progress, cancellationToken);
        return Task.FromResult<IReadOnlyList<Core.Models.Generation>>([.. answers.Zip(encoded, (answer, ids) => answer with { PromptTokens = ids.Length })]);
    }
}
