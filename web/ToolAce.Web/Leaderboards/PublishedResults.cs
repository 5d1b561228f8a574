using System.Globalization;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Leaderboards.References;
using ToolAce.Eval.Suites;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Leaderboards;

/// <summary>
/// What others published, as lines of the leaderboard: facts with their source, without intervals. Papers measured on other items than ours, so their tables have columns
/// of their own; an official board's overall figure and categories stand in ours, and all else of it on the page that its score opens.
/// </summary>
internal static class PublishedResults
{
    /// <summary>Stands where a measured run has its cycle.</summary>
    public const string Published = "published";

    /// <summary>The rows of all tables that are no official board.</summary>
    public static IReadOnlyList<RunScores> Papers(ReferenceTables references) => [.. references.Read().Tables.Where(t => t.Version is null).SelectMany(Lines)];

    /// <summary>A table's rows, in its order.</summary>
    public static IReadOnlyList<RunScores> Lines(ReferenceTable table)
    {
        var columns = Columns(table);
        return [.. table.Rows.Select((row, i) => new RunScores(
            Key(table, i),
            table.Suite,
            row.Rank is { } rank ? LeaderboardTexts.Ranked.With(row.Model, rank) : row.Model,
            row.Figures.Where(f => columns.ContainsKey(f.Key)).ToDictionary(f => columns[f.Key], f => new CellScore(f.Value)),
            Source(table)))];
    }

    /// <summary>The table and row of a line; null where it is none.</summary>
    public static (ReferenceTable Table, ReferenceRow Row)? Find(ReferenceTables references, RunKey key)
    {
        if (key.CycleId != Published)
        {
            return null;
        }

        var table = references.Read().Tables.FirstOrDefault(t => key.Iteration >= 1 && key.Iteration <= t.Rows.Count && Key(t, key.Iteration - 1) == key);
        return table is null ? null : (table, table.Rows[key.Iteration - 1]);
    }

    /// <summary>Where a table stands, and when and by which formula it was made.</summary>
    public static string Source(ReferenceTable table) => string.Join("; ", new[]
    {
        table.Source,
        table.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        table.Version is { } version ? LeaderboardTexts.ByFormula.With(FormulaName.Shown(version)) : "",
    }.Where(s => s.Length > 0));

    private static RunKey Key(ReferenceTable table, int row) => new(Published, row + 1, $"{table.Suite} {table.Rows[row].Model}".Replace('~', '-'), table.Commit ?? "");

    private static Dictionary<string, ScoreColumn> Columns(ReferenceTable table)
    {
        if (table.Version is not { } version)
        {
            return table.Columns.ToDictionary(c => c, c => new ScoreColumn(table.Suite, c));
        }

        return BfclFormula.Of(version).Figures
            .Where(f => f.Name == BfclFormula.OverallName || f.Combination == Combination.Category)
            .ToDictionary(f => f.Name, f => f.Name == BfclFormula.OverallName ? ScoreColumn.Boards[version] : new ScoreColumn(OfficialSuite.Name, f.Name));
    }
}
