using System.Text.Json;

namespace ToolAce.Web.Leaderboards;

/// <summary>What an evaluation's file says of an item beyond its verdict: the prompt and the seconds the answer took; null where it says nothing.</summary>
internal sealed record PredictionLine(string? Prompt, double? Seconds)
{
    /// <summary>Of an item's last line in a file.</summary>
    public static PredictionLine Read(string path, string suite, string item)
    {
        var found = new PredictionLine(null, null);
        foreach (var line in File.ReadLines(path).Where(l => l.Contains(item, StringComparison.Ordinal)))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                if (Text(json.RootElement, "itemId") == item && Text(json.RootElement, "suite") == suite)
                {
                    found = new(
                        Text(json.RootElement, "prompt"),
                        json.RootElement.TryGetProperty("seconds", out var seconds) && seconds.TryGetDouble(out var value) ? value : null);
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // No line of a prediction.
            }
        }

        return found;
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
