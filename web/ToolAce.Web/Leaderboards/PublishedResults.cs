using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Web.Leaderboards;

/// <summary>
/// What others published, from <c>configs/references/published.json</c>: facts with their source. They were measured on other items than ours, so they have columns of
/// their own and no intervals.
/// </summary>
internal static class PublishedResults
{
    /// <summary>Stands where a measured run has its cycle.</summary>
    public const string Published = "published";

    /// <summary>Every published row, table after table, best first as published; none where the file is not there.</summary>
    public static IReadOnlyList<RunScores> Read(string programRoot)
    {
        var file = Path.Combine(programRoot, "configs", "references", "published.json");
        return File.Exists(file) ? [.. JsonSerializer.Deserialize<Tables>(File.ReadAllBytes(file), CoreJson.Options)!.All.SelectMany(Rows)] : [];
    }

    private static IEnumerable<RunScores> Rows(Table table) => table.Rows.Select((row, i) => new RunScores(
        new RunKey(Published, i + 1, $"{table.Suite} {row.Model}", ""),
        table.Suite,
        row.Model,
        table.Columns.Zip(row.Percent).ToDictionary(c => new ScoreColumn(table.Suite, c.First), c => new CellScore(c.Second / 100)),
        table.Source));

    private sealed record Tables([property: System.Text.Json.Serialization.JsonPropertyName("tables")] IReadOnlyList<Table> All);

    private sealed record Table(string Suite, string Source, IReadOnlyList<string> Columns, IReadOnlyList<Row> Rows);

    private sealed record Row(string Model, IReadOnlyList<double> Percent);
}
