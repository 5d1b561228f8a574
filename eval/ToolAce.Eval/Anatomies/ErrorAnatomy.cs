using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Anatomies;

/// <summary>
/// What a run got wrong, and how. <paramref name="Outcomes"/> count every item, <paramref name="Errors"/> every wrong one, both by category;
/// <paramref name="ByClass"/> sums the errors over all categories, most frequent first.
/// </summary>
public sealed record ErrorAnatomy(
    int N, int Wrong, IReadOnlyList<OutcomeCount> Outcomes, IReadOnlyList<ErrorCount> Errors, IReadOnlyDictionary<ErrorClass, int> ByClass)
{
    /// <summary>Stands for a wrong answer whose checker named no error.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>Counts a run; categories in the order of their first items.</summary>
    public static ErrorAnatomy Of(IReadOnlyList<Prediction> predictions)
    {
        predictions = ScoreCard.Judged(predictions);
        var wrong = predictions.Where(p => !p.Correct).Select(p => (p.Suite, p.Category, Type: p.ErrorType ?? Unnamed)).ToList();
        return new ErrorAnatomy(
            predictions.Count,
            wrong.Count,
            [.. predictions.GroupBy(p => (p.Suite, p.Category, p.Outcome, p.Correct)).Select(g => new OutcomeCount(g.Key.Suite, g.Key.Category, g.Key.Outcome, g.Key.Correct, g.Count()))],
            [.. wrong.GroupBy(w => w).Select(g => new ErrorCount(g.Key.Suite, g.Key.Category, ErrorClasses.Of(g.Key.Type), g.Key.Type, g.Count()))],
            wrong.GroupBy(w => ErrorClasses.Of(w.Type)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count()));
    }
}
