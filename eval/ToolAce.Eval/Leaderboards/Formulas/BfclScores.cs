using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>A run's figures by one of the Berkeley board's formulas: what it ranks by, and what it prints beside.</summary>
public sealed record BfclScores(BfclVersion Version, ScoreNode Overall, IReadOnlyList<ScoreNode> Shown)
{
    /// <summary>The figures of the run's official items, by the official verdict where it differs from the house's; null where it has none.</summary>
    public static BfclScores? Of(IReadOnlyList<Prediction> predictions, BfclVersion version = BfclVersion.V4)
    {
        var measured = predictions
            .Where(p => p.Suite == OfficialSuite.Name)
            .GroupBy(p => BfclCategories.Canonical(p.Category, version))
            .ToDictionary(g => g.Key, g => Score.Of(g.Count(CountedVerdict.Of), g.Count()));
        return measured.Count == 0 ? null : Of(measured, BfclFormula.Of(version));
    }

    /// <summary>The figures of categories (and aggregates, where no more is known) by name.</summary>
    public static BfclScores Of(IReadOnlyDictionary<string, Score> measured, BfclFormula formula) =>
        new(formula.Version, formula.Overall.Evaluate(measured), [.. formula.Shown.Select(s => s.Evaluate(measured))]);
}
