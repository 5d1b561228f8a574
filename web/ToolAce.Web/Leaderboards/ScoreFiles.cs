using System.Globalization;
using System.Text;
using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Web.Leaderboards;

/// <summary>The grid as files for other tools; fractions 0–1, every score with its 95 % interval, an aggregate with what it lacks.</summary>
internal static class ScoreFiles
{
    /// <summary>One line a score (RFC 4180). A field that a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    public static string Csv(ScoreGrid grid)
    {
        var text = new StringBuilder("cycle,cycle_id,iteration,model,model_version,variant,suite,category,correct,n,accuracy,low,high,source,partial,missing\r\n");
        foreach (var run in grid.Runs)
        {
            foreach (var (column, score) in Scores(grid, run))
            {
                text.AppendJoin(',', Field(run.Cycle), Field(run.Key.CycleId), run.Key.Iteration, Field(run.Model), Field(run.Version ?? run.Key.ModelVersion), Field(run.Key.Variant), Field(column.Suite), Field(column.Category))
                    .Append(CultureInfo.InvariantCulture, $",{score.Correct},{score.N},{score.Accuracy:R},{score.Low:R},{score.High:R},{Field(run.Source ?? "")}")
                    .Append(CultureInfo.InvariantCulture, $",{(score.Partial ? "true" : column.Aggregate ? "false" : "")},{Field(string.Join("; ", score.Missing))}\r\n");
            }
        }

        return text.ToString();
    }

    public static string Json(ScoreGrid grid) => JsonSerializer.Serialize(
        grid.Runs.Select(r => new
        {
            r.Cycle,
            r.Key.CycleId,
            r.Key.Iteration,
            r.Model,
            ModelVersion = r.Version ?? r.Key.ModelVersion,
            r.Key.Variant,
            r.Source,
            Scores = Scores(grid, r).Select(s => new
            {
                s.Column.Suite,
                s.Column.Category,
                s.Score.Correct,
                s.Score.N,
                s.Score.Accuracy,
                Ci95 = Interval(s.Score),
                Partial = s.Column.Aggregate ? s.Score.Partial : (bool?)null,
                Missing = s.Score.Partial ? s.Score.Missing : null,
            }),
        }),
        CoreJson.Indented);

    private static IEnumerable<(ScoreColumn Column, CellScore Score)> Scores(ScoreGrid grid, RunScores run) =>
        grid.Columns.Where(run.Scores.ContainsKey).Select(c => (c, run.Scores[c]));

    private static double[]? Interval(CellScore score) => score is { Low: { } low, High: { } high } ? [low, high] : null;

    private static string Field(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0]) ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
