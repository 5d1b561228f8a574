using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Leaderboards;

/// <summary>Scores of several models side by side, ready to be printed: a header a column, a cell a header in every line.</summary>
public sealed record LeaderboardTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<LeaderboardCell>> Lines)
{
    private const double Significant = 0.05;

    /// <summary>Columns: name, all items, calls pooled, difference to the first line, then each category that any line has.</summary>
    public static LeaderboardTable Of(IReadOnlyList<LeaderboardRow> rows)
    {
        var categories = rows.SelectMany(r => r.Scores.ByCategory.Keys).Distinct().ToList();
        return new LeaderboardTable(
            ["model", "all", "calls", "against first", .. categories],
            [.. rows.Select(r => (IReadOnlyList<LeaderboardCell>)
            [
                new LeaderboardCell(r.Name),
                Cell(Score.Of((int)Math.Round(r.Scores.Accuracy * r.Scores.N), r.Scores.N)),
                Cell(r.Calls),
                Cell(r.AgainstFirst),
                .. categories.Select(c => Cell(r.Scores.ByCategory.GetValueOrDefault(c))),
            ])]);
    }

    private static LeaderboardCell Cell(Score? score) => score is null or { N: 0 }
        ? new LeaderboardCell("–")
        : new LeaderboardCell($"{100 * score.Accuracy:0.0} % [{100 * score.Ci95[0]:0.0}, {100 * score.Ci95[1]:0.0}] n={score.N}");

    private static LeaderboardCell Cell(PairedComparison? comparison) => comparison is null
        ? new LeaderboardCell("–")
        : new LeaderboardCell(
            $"{100 * comparison.Difference:+0.0;-0.0;0.0} [{100 * comparison.Ci95[0]:+0.0;-0.0;0.0}, {100 * comparison.Ci95[1]:+0.0;-0.0;0.0}] p={comparison.PValue:0.000}",
            comparison.PValue >= Significant);
}
