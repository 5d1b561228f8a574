using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;

namespace ToolAce.Web.Leaderboards;

/// <summary>A run's official categories put into the Berkeley board's formulas.</summary>
internal static class BoardScores
{
    /// <summary>The formulas whose figure has a column of its own for what this home measured.</summary>
    public static IReadOnlyList<BfclVersion> Shown { get; } = [BfclVersion.V4, BfclVersion.V3];

    private static readonly Dictionary<BfclVersion, BfclFormula> Formulas = Enum.GetValues<BfclVersion>().ToDictionary(v => v, v => BfclFormula.Of(v));

    /// <summary>The categories that a formula's overall figure is made of.</summary>
    public static IReadOnlySet<string> Categories(BfclVersion version) => Formulas[version].Overall.Categories.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The figures of a run by a formula; null where it has no official category.</summary>
    public static BfclScores? Of(IReadOnlyDictionary<ScoreColumn, CellScore> scores, BfclVersion version)
    {
        var measured = scores
            .Where(s => s.Key.Suite == OfficialSuite.Name && s.Value is { Correct: not null, N: > 0 })
            .ToDictionary(s => BfclCategories.Canonical(s.Key.Category, version), s => Score.Of(s.Value.Correct!.Value, s.Value.N!.Value));
        return measured.Count == 0 ? null : BfclScores.Of(measured, Formulas[version]);
    }
}
