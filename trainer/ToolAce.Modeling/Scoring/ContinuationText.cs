using ToolAce.Modeling.Chat;

namespace ToolAce.Modeling.Scoring;

/// <summary>Bare texts and what follows them, as token ids.</summary>
public static class ContinuationText
{
    /// <summary>
    /// The continuation's tokens are what encoding both together has beyond the context's own tokens, as lm-evaluation-harness cuts them: spaces at the context's
    /// end belong to the continuation.
    /// </summary>
    public static (int[] Context, int[] Continuation) EncodePair(ChatTemplate template, string context, string continuation)
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
    public static int[] EncodeContext(ChatTemplate template, string text) => template.EncodeText(text) is { Length: > 0 } ids ? ids : [template.EndTokens[0]];

    /// <summary>What of a context is read: its end, with room for the answer, but never less than half the model's context.</summary>
    public static int[] Fit(int[] context, int contextLength, int maxTokens) =>
        context[Math.Max(0, context.Length - Math.Max(contextLength - maxTokens, contextLength / 2))..];
}
