using System.Text.Json;

namespace ToolAce.Synthesis.Documents;

/// <summary>The text in a line of JSONL.</summary>
internal static class JsonLineText
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 200 };

    /// <exception cref="UnusableFileException">There is none; the message says why.</exception>
    public static string Read(string line, string? field)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Reading);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => Text(document.RootElement, field),
                JsonValueKind.String when field is null => document.RootElement.GetString()!,
                _ => throw new UnusableFileException(DocumentOutcome.Unreadable, "the line is no JSON object"),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // Escaped halves of surrogate pairs are JSON, but no text: GetString refuses them.
            throw new UnusableFileException(DocumentOutcome.Unreadable, $"the line is no JSON: {wrong.Message}");
        }
    }

    private static string Text(JsonElement row, string? field)
    {
        if (field is not null)
        {
            return row.TryGetProperty(field, out var named) && named.ValueKind == JsonValueKind.String
                ? named.GetString()!
                : throw new UnusableFileException(DocumentOutcome.Unreadable, $"there is no text in the member {field} (corpus.textField); it has: {Names(row)}");
        }

        var texts = row.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String).DistinctBy(m => m.Name).ToDictionary(m => m.Name, m => m.Value.GetString()!);
        return TextFields.Find(texts.Keys) is { } usual ? texts[usual]
            : texts.Values.MaxBy(t => t.Length) ?? throw new UnusableFileException(DocumentOutcome.Unreadable, $"there is no text in any member; it has: {Names(row)}");
    }

    private static string Names(JsonElement row) => row.EnumerateObject().Select(m => m.Name).Take(12).ToArray() is { Length: > 0 } names ? string.Join(", ", names) : "none";
}
