using ToolAce.Core.Json;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Leaderboards;

/// <summary>Scores of several models side by side, ready to be printed: a header a column, a cell a header in every line.</summary>
public sealed record LeaderboardTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<LeaderboardCell>> Lines)
{
    private const int NamedMissing = 3;

    /// <summary>
    /// Columns: name, all items, calls pooled, difference to the first line, the official board's figure where any line has official items, then each category that
    /// any line has. A figure of which something is missing says so.
    /// </summary>
    public static LeaderboardTable Of(IReadOnlyList<LeaderboardRow> rows)
    {
        var boards = rows.Any(r => r.Board is not null);
        var categories = rows.SelectMany(r => r.Scores.ByCategory.Keys).Distinct().ToList();
        return new LeaderboardTable(
            ["model", "all", "calls", "against first", .. boards ? [$"BFCL {CoreJson.Word(BfclVersion.V4)}"] : Array.Empty<string>(), .. categories],
            [.. rows.Select(r => (IReadOnlyList<LeaderboardCell>)
            [
                new LeaderboardCell(r.Name),
                Cell(Score.Of((int)Math.Round(r.Scores.Accuracy * r.Scores.N), r.Scores.N)),
                Cell(r.Calls),
                Cell(r.AgainstFirst),
                .. boards ? [Cell(r.Board?.Overall)] : Array.Empty<LeaderboardCell>(),
                .. categories.Select(c => Cell(r.Scores.ByCategory.GetValueOrDefault(c), Official(r, c))),
            ])]);
    }

    private static LeaderboardCell Cell(Score? score, ScoreNode? official = null) => score is null or { N: 0 }
        ? new LeaderboardCell("–")
        : new LeaderboardCell($"{Share(score.Accuracy, score.Ci95)} n={score.N}{(official is { Partial: true } ? $" of {official.Official}" : "")}");

    private static LeaderboardCell Cell(ScoreNode? board) => board is not { Value: { } value }
        ? new LeaderboardCell("–")
        : new LeaderboardCell($"{Share(value, board.Ci95!)}{(board.Partial ? $" partial, without {Names(board.Missing)}" : "")}");

    private static string Share(double value, IReadOnlyList<double> interval) => $"{100 * value:0.0} % [{100 * interval[0]:0.0}, {100 * interval[1]:0.0}]";

    private static string Names(IReadOnlyList<string> missing) =>
        string.Join(", ", missing.Take(NamedMissing)) + (missing.Count > NamedMissing ? $" and {missing.Count - NamedMissing} more" : "");

    /// <summary>The official category that a column of the line is, if it is one.</summary>
    private static ScoreNode? Official(LeaderboardRow row, string column)
    {
        const string Prefix = OfficialSuite.Name + "/";
        var name = column.StartsWith(Prefix, StringComparison.Ordinal) ? column[Prefix.Length..] : column;
        return row.Board is { } board && row.Scores.ByCategory.TryGetValue(column, out var score)
            ? board.Overall.All().Concat(board.Shown).FirstOrDefault(n => n.Parts.Count == 0 && n.Name == name && n.N == score.N)
            : null;
    }

    private static LeaderboardCell Cell(PairedComparison? comparison) => comparison is null
        ? new LeaderboardCell("–")
        : new LeaderboardCell(
            $"{100 * comparison.Difference:+0.0;-0.0;0.0} [{100 * comparison.Ci95[0]:+0.0;-0.0;0.0}, {100 * comparison.Ci95[1]:+0.0;-0.0;0.0}] p={comparison.PValue:0.000}",
            comparison.PValue >= Significance.Level);
}
