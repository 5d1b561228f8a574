using System.Text.Json;

namespace ToolAce.Agents.Chat;

/// <summary>What an error's body says, however the server words it.</summary>
internal static class ErrorBody
{
    private const int MostShown = 300;
    private static readonly string[] Members = ["message", "error", "detail", "code"];
    private static readonly string[] TooLongWords = ["context_length_exceeded", "maximum context length", "context size", "exceed_context_size", "context window", "prompt is too long"];

    /// <summary>The error's message; null when the body is no JSON with one.</summary>
    public static string? Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Shown(Find(document.RootElement));
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The start of any text, on one line.</summary>
    public static string? Shown(string? text)
    {
        var line = text?.ReplaceLineEndings(" ").Trim();
        return line is not { Length: > 0 } ? null : line.Length <= MostShown ? line : line[..MostShown] + "…";
    }

    /// <summary>Whether a refusal means that the prompt is longer than the context. There is no standard for that; these are the words that servers use.</summary>
    public static bool MeansTooLong(string body) => TooLongWords.Any(word => body.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Object => Members.Select(m => element.TryGetProperty(m, out var inner) ? Find(inner) : null).FirstOrDefault(text => text is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(text => text is not null),
        _ => null,
    };
}
