using ToolAce.Core.Models;
using ToolAce.Modeling.Chat;

namespace ToolAce.Modeling.Scoring;

/// <summary>Bare texts and what follows them, for any model that works on token ids.</summary>
public static class ContinuationText
{
    /// <summary>Scores every continuation after its context, in order; <paramref name="logProbs"/> sums a pair's log-probabilities.</summary>
    public static IReadOnlyList<ContinuationScore> Score(
        ChatTemplate template,
        IReadOnlyList<(string Context, string Continuation)> pairs,
        Func<IReadOnlyList<(int[] Context, int[] Continuation)>, double[]> logProbs)
    {
        var encoded = pairs.Select(p => EncodePair(template, p.Context, p.Continuation)).ToList();
        return [.. logProbs(encoded).Zip(encoded, (score, pair) => new ContinuationScore(score, pair.Context.Length, pair.Continuation.Length))];
    }

    /// <summary>Goes on writing after every context, in order; <paramref name="generate"/> continues ids that leave room in <paramref name="contextLength"/>.</summary>
    public static IReadOnlyList<Core.Models.Generation> Continue(
        ChatTemplate template,
        IReadOnlyList<string> contexts,
        int contextLength,
        int maxTokens,
        Func<List<int[]>, IReadOnlyList<Core.Models.Generation>> generate)
    {
        var encoded = contexts.Select(c => EncodeContext(template, c)).ToList();
        return [.. generate([.. encoded.Select(ids => Fit(ids, contextLength, maxTokens))]).Zip(encoded, (answer, ids) => answer with { PromptTokens = ids.Length })];
    }

    /// <summary>
    /// The continuation's tokens are what encoding both together has beyond the context's own tokens, as lm-evaluation-harness cuts them: spaces at the context's
    /// end belong to the continuation.
    /// </summary>
    private static (int[] Context, int[] Continuation) EncodePair(ChatTemplate template, string context, string continuation)
    {
        var trimmed = context.TrimEnd();
        if (trimmed.Length == 0)
        {
            trimmed = context; // nothing but spaces has no word to stay with
        }

        var start = EncodeContext(template, trimmed);
        var rest = context[trimmed.Length..] + continuation;
        var both = template.EncodeText(trimmed + rest);
        return (start, both.Length > start.Length ? both[start.Length..] : template.EncodeContinuation(rest));
    }

    /// <summary>Never empty: where there is neither a begin mark nor text, the end mark stands for a beginning.</summary>
    private static int[] EncodeContext(ChatTemplate template, string text) => template.EncodeText(text) is { Length: > 0 } ids ? ids : [template.EndTokens[0]];

    /// <summary>What of a context is read: its end, with room for the answer, but never less than half the model's context.</summary>
    private static int[] Fit(int[] context, int contextLength, int maxTokens) =>
        context[Math.Max(0, context.Length - Math.Max(contextLength - maxTokens, contextLength / 2))..];
}
