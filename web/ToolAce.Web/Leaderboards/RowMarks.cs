using ToolAce.Eval.Scores;

namespace ToolAce.Web.Leaderboards;

/// <summary>What is known of a run's differences to the baseline, column by column; p-values are corrected over the shown columns (Holm).</summary>
internal sealed class RowMarks
{
    private readonly Dictionary<ScoreColumn, bool> significant;

    /// <param name="pValues">By column, uncorrected.</param>
    /// <param name="shown">The columns shown.</param>
    public RowMarks(IReadOnlyDictionary<ScoreColumn, double> pValues, IReadOnlyList<ScoreColumn> shown)
    {
        var tested = shown.Where(pValues.ContainsKey).ToList();
        significant = tested.Zip(Significance.Of([.. tested.Select(c => pValues[c])])).ToDictionary(t => t.First, t => t.Second.Significant);
    }

    /// <summary>Where nothing can be tested.</summary>
    public static RowMarks Untested { get; } = new(new Dictionary<ScoreColumn, double>(), []);

    /// <summary>The mark of a column.</summary>
    public DifferenceMark Of(ScoreColumn column) =>
        significant.TryGetValue(column, out var stands) ? stands ? DifferenceMark.Significant : DifferenceMark.NotSignificant : DifferenceMark.Untested;

    /// <summary>The mark of a difference that is a figure of its own, by its interval.</summary>
    public static DifferenceMark Of(CellScore difference) => difference is { Low: { } low, High: { } high }
        ? low > 0 || high < 0 ? DifferenceMark.Significant : DifferenceMark.NotSignificant
        : DifferenceMark.Untested;
}
