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
        var encoded = pairs.Select(p => EncodePair(p.Context, p.Continuation)).ToList();
        var scores = ContinuationScorer.LogProbs(Model, encoded, Template.PadToken, progress, cancellationToken);
        return Task.FromResult<IReadOnlyList<ContinuationScore>>(
            [.. scores.Zip(encoded, (score, pair) => new ContinuationScore(score, pair.Context.Length, pair.Continuation.Length))]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Core.Models.Generation>> ContinueAsync(
        IReadOnlyList<string> contexts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var encoded = contexts.Select(Context).ToList();
        var room = Math.Max(ContextLength - options.MaxTokens, ContextLength / 2);
        var answers = Generate([.. encoded.Select(ids => ids[Math.Max(0, ids.Length - room)..])], options, progress, cancellationToken);
        return Task.FromResult<IReadOnlyList<Core.Models.Generation>>([.. answers.Zip(encoded, (answer, ids) => answer with { PromptTokens = ids.Length })]);
    }

    /// <summary>
    /// The continuation's tokens are what encoding both together has beyond the context's own tokens, as lm-evaluation-harness cuts them: spaces at the context's
    /// end belong to the continuation.
    /// </summary>
    private (int[] Context, int[] Continuation) EncodePair(string context, string continuation)
    {
        var trimmed = context.TrimEnd();
        if (trimmed.Length == 0)
        {
            trimmed = context; // nothing but spaces has no word to stay with
        }

        var start = Context(trimmed);
        var rest = context[trimmed.Length..] + continuation;
        var both = Template.EncodeText(trimmed + rest);
        return (start, both.Length > start.Length ? both[start.Length..] : Template.EncodeContinuation(rest));
    }

    /// <summary>Never empty: where there is neither a begin mark nor text, the end mark stands for a beginning.</summary>
    private int[] Context(string text) => Template.EncodeText(text) is { Length: > 0 } ids ? ids : [Template.EndTokens[0]];
}
