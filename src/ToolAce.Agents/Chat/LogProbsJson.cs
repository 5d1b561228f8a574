using System.Text.Json;

namespace ToolAce.Agents.Chat;

/// <summary>A choice's <c>logprobs.content</c>. What is not as the protocol says is left out whole: an answer is worth having without it.</summary>
internal static class LogProbsJson
{
    /// <summary>One entry a token; null where there are none that can be read.</summary>
    public static IReadOnlyList<TokenLogProb>? Read(JsonElement choice, Secret key)
    {
        if (!Has(choice, "logprobs", JsonValueKind.Object, out var all) || Tokens(all, "content") is not { } tokens)
        {
            return null;
        }

        // Token by token it would not be found.
        var text = string.Concat(tokens.Select(t => t.Text));
        return key.InAnswer(text) == text ? tokens : [.. tokens.Select(t => new TokenLogProb(Text: null, t.LogProb))];
    }

    private static TokenLogProb[]? Tokens(JsonElement parent, string name)
    {
        if (!Has(parent, name, JsonValueKind.Array, out var list))
        {
            return null;
        }

        TokenLogProb[] tokens = [.. list.EnumerateArray().Select(Token).OfType<TokenLogProb>()];
        return tokens.Length == list.GetArrayLength() ? tokens : null;
    }

    private static TokenLogProb? Token(JsonElement token) =>
        Has(token, "logprob", JsonValueKind.Number, out var number) && number.TryGetSingle(out var value) && float.IsFinite(value)
            ? new TokenLogProb(Text(token), value) { Likeliest = Tokens(token, "top_logprobs") is { Length: > 0 } likeliest ? likeliest : null }
            : null;

    private static string? Text(JsonElement token)
    {
        try
        {
            return Has(token, "token", JsonValueKind.String, out var text) ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a letter
        }
    }

    private static bool Has(JsonElement element, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind == kind;
    }
}
