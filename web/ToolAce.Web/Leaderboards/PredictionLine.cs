using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Eval.Running;

namespace ToolAce.Web.Leaderboards;

/// <summary>An answer with all that is kept of it, its prompt too; and the seconds it took, where the run kept them.</summary>
internal sealed record PredictionLine(Prediction Prediction, double? Seconds)
{
    /// <summary>An item's last line in a file of predictions; null without one.</summary>
    public static PredictionLine? Read(string path, string suite, string item)
    {
        PredictionLine? found = null;
        foreach (var line in File.ReadLines(path).Where(l => l.Contains(item, StringComparison.Ordinal)))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                if (json.Deserialize<Prediction>(CoreJson.Options) is { } prediction && prediction.ItemId == item && prediction.Suite == suite)
                {
                    found = new(prediction, json.RootElement.TryGetProperty("seconds", out var seconds) && seconds.ValueKind == JsonValueKind.Number ? seconds.GetDouble() : null);
                }
            }
            catch (JsonException)
            {
                // No line of a prediction.
            }
        }

        return found;
    }
}
