using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Leaderboards.References;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>Recomputes a board's own aggregates from its own categories.</summary>
public static class BoardCheck
{
    private static readonly DateOnly DivisorMended = new(2024, 4, 1);

    /// <summary>Every published aggregate of a board; none where it is no board of a known version.</summary>
    public static IReadOnlyList<FigureCheck> Of(ReferenceTable table)
    {
        if (table.Version is not { } version)
        {
            return [];
        }

        var formula = BfclFormula.Of(version, table.Date is { } date ? BfclItemCounts.On(date) : null);
        return [.. table.Rows.SelectMany(row => Row(row, formula, table.Date))];
    }

    private static IEnumerable<FigureCheck> Row(ReferenceRow row, BfclFormula formula, DateOnly? date)
    {
        var measured = formula.Figures.Where(n => row.Figures.ContainsKey(n.Name)).ToDictionary(n => n.Name, n => Score(row.Figures[n.Name], n));
        var derived = DeriveIrrelevance(measured, formula);
        foreach (var node in formula.Figures.Where(n => n.Combination != Combination.Category && row.Figures.ContainsKey(n.Name) && !derived.Contains(n.Name)))
        {
            var rest = new Dictionary<string, Score>(measured);
            rest.Remove(node.Name);
            var score = node.Evaluate(rest);
            var value = score.Value is { } whole && !score.Partial ? whole * Divisor(node, formula, date) : (double?)null;
            yield return new FigureCheck(row.Model, node.Name, row.Figures[node.Name], value);
        }

        foreach (var check in FormatSensitivity(row))
        {
            yield return check;
        }
    }

    /// <summary>Boards print two decimals; the share of right answers behind them is known better than that where the number of items is the official one.</summary>
    private static Score Score(double figure, FormulaNode node)
    {
        var right = (int)Math.Round(figure * node.Items);
        return node.Combination == Combination.Category && Math.Abs((double)right / node.Items - figure) <= 0.00005 + 1e-9
            ? Scores.Score.Of(right, node.Items)
            : new Score(figure, node.Items, [0, 1]);
    }

    /// <summary>The boards of March 2024 left the 40 items of the last category out of the divisor, but not out of the sum.</summary>
    private static double Divisor(FormulaNode node, BfclFormula formula, DateOnly? date) =>
        formula.Version == BfclVersion.V1 && date < DivisorMended && node.Name == BfclFormula.OverallName ? 1700.0 / 1660 : 1;

    /// <summary>
    /// V3's main file prints only the mean of the two irrelevance categories. Its live figure holds one of them, so both follow; then live itself and their mean
    /// cannot be checked any more. The names of those are returned.
    /// </summary>
    private static IReadOnlyList<string> DeriveIrrelevance(Dictionary<string, Score> measured, BfclFormula formula)
    {
        const string Both = "all_irrelevance", NonLive = "irrelevance", Live = "live_irrelevance";
        if (formula.Version is not (BfclVersion.V3 or BfclVersion.V3Executed) || measured.ContainsKey(NonLive) || measured.ContainsKey(Live) || !measured.TryGetValue(Both, out var both)
            || !measured.TryGetValue("live", out var live))
        {
            return [];
        }

        var parts = formula.Figures.Single(n => n.Name == "live").Parts.Select(p => p.Node).ToList();
        var known = parts.FindAll(p => p.Name != Live);
        if (!known.TrueForAll(p => measured.ContainsKey(p.Name)))
        {
            return [];
        }

        var items = parts.Single(p => p.Name == Live).Items;
        var share = (live.Accuracy * parts.Sum(p => p.Items) - known.Sum(p => p.Items * measured[p.Name].Accuracy)) / items;
        measured[Live] = new Score(share, items, [0, 1]);
        measured[NonLive] = new Score(2 * both.Accuracy - share, 240, [0, 1]);
        return ["live", Both];
    }

    private static IEnumerable<FigureCheck> FormatSensitivity(ReferenceRow row)
    {
        var formats = row.Figures.Where(f => f.Key.StartsWith(BoardColumns.Format, StringComparison.Ordinal)).Select(f => f.Value).ToList();
        var spread = formats.Count > 1 ? FormatSpread.Of(formats) : null;
        if (row.Figures.TryGetValue(BoardColumns.MaxDelta, out var delta))
        {
            yield return new FigureCheck(row.Model, BoardColumns.MaxDelta, delta, spread?.MaxDelta);
        }

        if (row.Figures.TryGetValue(BoardColumns.Deviation, out var deviation))
        {
            yield return new FigureCheck(row.Model, BoardColumns.Deviation, deviation, spread?.Deviation);
        }
    }
}
