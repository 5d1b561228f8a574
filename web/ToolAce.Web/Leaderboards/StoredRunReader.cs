using System.Text.Json;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Leaderboards;

/// <summary>Reads an evaluation's folder.</summary>
internal static class StoredRunReader
{
    /// <summary>What the two files say; null where the first is no description of a run.</summary>
    public static StoredRun? Read(string folder, string record, string predictions)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(record));
            var settings = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("settings", out var told) && told.ValueKind == JsonValueKind.Object
                ? told
                : throw new JsonException("there are no settings in it");
            var answers = PredictionFile.Read(predictions).Predictions;
            return new StoredRun(
                Path.GetFileName(folder),
                Text(settings, "model") ?? Path.GetFileName(folder),
                Text(settings, "prompts") ?? "",
                json.RootElement.TryGetProperty("started", out var started) && started.TryGetDateTimeOffset(out var when) ? when : null,
                json.RootElement.TryGetProperty("finished", out var finished) && finished.ValueKind == JsonValueKind.String,
                [.. settings.EnumerateObject().Where(s => s.Value.ValueKind != JsonValueKind.Null).Select(s => (s.Name, Words(s.Value)))],
                [.. Notes(answers)],
                Scores(ScoreCard.Judged(answers)));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Name, string Value)> Notes(IReadOnlyList<Prediction> predictions)
    {
        foreach (var graded in predictions.Where(p => p.Value is not null).GroupBy(p => p.Category))
        {
            yield return (LeaderboardTexts.MeanOf.With(graded.Key), LeaderboardTexts.MeanValue.With(graded.Average(p => p.Value!.Value), graded.Count()));
        }

        foreach (var strict in predictions.Where(p => p.Official is not null).GroupBy(p => p.Category))
        {
            yield return (LeaderboardTexts.ByHouseRule.With(strict.Key), LeaderboardTexts.RightOf.With(100.0 * strict.Count(p => p.Correct) / strict.Count(), strict.Count()));
        }
    }

    private static IReadOnlyDictionary<ScoreColumn, CellScore> Scores(IReadOnlyList<Prediction> predictions)
    {
        var scores = predictions
            .GroupBy(p => new ScoreColumn(p.Suite, p.Category))
            .Append<IEnumerable<Prediction>>(predictions)
            .Select(g => (Column: g is IGrouping<ScoreColumn, Prediction> { Key: var key } ? key : ScoreColumn.Pooled[0], Score: CellScore.Of(g.Count(CountedVerdict.Of), g.Count())));
        return GeneralScores.Pooled(scores.ToDictionary(s => s.Column, s => s.Score));
    }

    private static string? Text(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Words)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(m => $"{m.Name} {Words(m.Value)}")),
        _ => value.ToString(),
    };
}
