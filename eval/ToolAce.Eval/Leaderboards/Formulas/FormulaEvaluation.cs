using System.Globalization;
using ToolAce.Core.Statistics;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>
/// Puts measured categories into a formula. Where a part is missing, the others' weights are scaled up and the figure is marked partial; a part of which only some
/// items were measured stands with its official weight. Nothing is ever taken for 0, but for the figure that says so.
/// </summary>
public static class FormulaEvaluation
{
    /// <summary>The figure <paramref name="node"/> of a run.</summary>
    /// <param name="node">A formula's figure.</param>
    /// <param name="measured">
    /// Scores by category. An aggregate's own name gives its value where not all its categories are there: boards often print no more than that.
    /// </param>
    public static ScoreNode Evaluate(this FormulaNode node, IReadOnlyDictionary<string, Score> measured)
    {
        if (node.Combination == Combination.Category)
        {
            return Category(node, measured.GetValueOrDefault(node.Name));
        }

        var weights = node.Parts.Select(p => node.Combination == Combination.ByItems ? p.Node.Items : p.Share).ToList();
        var total = weights.Sum();
        var parts = node.Parts.Zip(weights, (p, w) => p.Node.Evaluate(measured) with { Weight = w / total }).ToList();
        var whole = parts.TrueForAll(p => p.Value is not null && !p.Partial);
        return !whole && measured.GetValueOrDefault(node.Name) is { } given ? Given(node, given, parts) : Combined(node, parts);
    }

    private static ScoreNode Category(FormulaNode node, Score? score)
    {
        var n = score?.N ?? 0;
        return new ScoreNode
        {
            Name = node.Name,
            Value = n > 0 ? score!.Accuracy : null,
            Ci95 = n > 0 ? score!.Ci95 : null,
            Combination = Combination.Category,
            Formula = "right answers by items",
            N = n,
            Official = node.Items,
            MissingAsZero = n > 0 ? score!.Accuracy : 0,
            Missing = n == 0 ? [node.Name]
                : n < node.Items ? [string.Create(CultureInfo.InvariantCulture, $"{node.Name} ({n} of {node.Items} items)")]
                : [],
            Parts = [],
        };
    }

    private static ScoreNode Given(FormulaNode node, Score given, List<ScoreNode> parts) => new()
    {
        Name = node.Name,
        Value = given.Accuracy,
        Combination = node.Combination,
        Formula = "as published",
        N = given.N,
        Official = node.Items,
        MissingAsZero = given.Accuracy,
        Missing = [],
        Parts = parts,
    };

    private static ScoreNode Combined(FormulaNode node, List<ScoreNode> parts)
    {
        var there = parts.FindAll(p => p.Value is not null);
        var covered = there.Sum(p => p.Weight);
        var interval = there.Count > 0 && there.TrueForAll(p => p.Ci95 is not null)
            ? WeightedParts.Of([.. there.Select(p => (p.Weight / covered, p.Value!.Value, new Interval(p.Ci95![0], p.Ci95[1])))], node.SameQuestions)
            : null;
        return new ScoreNode
        {
            Name = node.Name,
            Value = there.Count > 0 ? there.Sum(p => p.Weight * p.Value!.Value) / covered : null,
            Ci95 = interval is null ? null : [interval.Low, interval.High],
            Combination = node.Combination,
            Formula = Words(node),
            N = parts.Sum(p => p.N),
            Official = node.Items,
            MissingAsZero = Official(node, parts),
            Missing = there.Count == 0 ? [node.Name] : [.. parts.SelectMany(p => p.Missing)],
            Parts = parts,
        };
    }

    private static double Official(FormulaNode node, List<ScoreNode> parts)
    {
        if (node.Combination != Combination.ByItems)
        {
            return parts.Sum(p => p.Weight * p.MissingAsZero);
        }

        var measured = parts.Sum(p => p.N);
        return measured == 0 ? 0 : parts.Sum(p => p.N * p.MissingAsZero) / measured;
    }

    private static string Words(FormulaNode node) => node.Combination switch
    {
        Combination.ByItems => "mean, weighted by items",
        Combination.Percent => string.Join(" + ", node.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Share} % {p.Node.Name}"))),
        _ => "mean, unweighted",
    };
}
