using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Chat;

/// <summary>
/// The log-probabilities of an answer's tokens, on their way through any client: asked for in the options, found at the message. Whoever has none answers without
/// them; some endpoints refuse a request that asks.
/// </summary>
public static class AnswerLogProbs
{
    /// <summary>Of more tokens in one place the protocol does not tell.</summary>
    public const int MostLikeliest = 20;

    private const string Key = "logprobs";
    private const string LikeliestKey = "top_logprobs";

    /// <summary>Asks for them, and for those of the <paramref name="likeliest"/> tokens in each place, 0 to <see cref="MostLikeliest"/>.</summary>
    public static void Ask(ChatOptions options, int likeliest = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(likeliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(likeliest, MostLikeliest);
        var more = options.AdditionalProperties ??= [];
        more[Key] = true;
        if (likeliest > 0)
        {
            more[LikeliestKey] = likeliest;
        }
    }

    /// <summary>Whether the options ask for them.</summary>
    public static bool AreAsked(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(Key, out var asked) == true && asked is true;

    /// <summary>Those of a message's tokens, in order; null where it has none.</summary>
    public static IReadOnlyList<TokenLogProb>? Of(ChatMessage message) =>
        message.AdditionalProperties?.TryGetValue(Key, out var tokens) == true ? tokens as IReadOnlyList<TokenLogProb> : null;

    /// <summary>Puts them onto a message; nothing where there are none.</summary>
    internal static void Set(ChatMessage message, IReadOnlyList<TokenLogProb>? tokens)
    {
        if (tokens is { Count: > 0 })
        {
            (message.AdditionalProperties ??= [])[Key] = tokens;
        }
    }
}
