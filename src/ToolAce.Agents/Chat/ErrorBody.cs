using System.Text.Json;

namespace ToolAce.Agents.Chat;

/// <summary>What an error's body says, however the server words it.</summary>
internal static class ErrorBody
{
    private const int MostShown = 300;
    private static readonly string[] Members = ["message", "error", "detail", "code"];
    private static readonly string[] CodeMembers = ["code", "type"];
    private static readonly string[] QuotaCodes = ["insufficient_quota", "billing_hard_limit_reached", "billing_not_active"];
    private static readonly string[] FilterCodes = ["content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation"];
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

    /// <summary>Whether a refusal means that the account's quota is used up, which waiting does not mend. Servers say so in a code, beside a message in any words.</summary>
    public static bool MeansQuota(string body) => Codes(body).Any(QuotaCodes.Contains);

    /// <summary>Whether a refusal means that a filter keeps the answer back.</summary>
    public static bool MeansFilter(string body) => Codes(body).Any(FilterCodes.Contains);

    private static List<string> Codes(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            List<string> codes = [];
            for (JsonElement? at = document.RootElement; at is { ValueKind: JsonValueKind.Object } element; at = Inner(element))
            {
                codes.AddRange(CodeMembers.Select(m => element.TryGetProperty(m, out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null).OfType<string>());
            }

            return codes;
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static JsonElement? Inner(JsonElement element) =>
        element.TryGetProperty("error", out var inner) || element.TryGetProperty("innererror", out inner) ? inner : null;

    private static string? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Object => Members.Select(m => element.TryGetProperty(m, out var inner) ? Find(inner) : null).FirstOrDefault(text => text is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(text => text is not null),
        _ => null,
    };
}
