using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Leaderboards.References;
using ToolAce.Eval.Scores;

namespace ToolAce.Web.Leaderboards;

/// <summary>A board's row put into a formula of the board's day, as far as the board printed what the formula needs.</summary>
internal static class FormulaScores
{
    /// <summary>The figures; null where the row has none of the formula's.</summary>
    public static BfclScores? Of(ReferenceTable table, ReferenceRow row, BfclVersion version)
    {
        var formula = BfclFormula.Of(version, table.Date is { } date ? BfclItemCounts.On(date) : null);
        var measured = formula.Figures
            .Where(f => row.Figures.ContainsKey(f.Name) && (version == table.Version || f.Combination == Combination.Category)) // aggregates changed their meaning
            .ToDictionary(f => f.Name, f => new Score(row.Figures[f.Name], f.Items, [0, 1]));
        return measured.Count == 0 ? null : BfclScores.Of(measured, formula);
    }
}
