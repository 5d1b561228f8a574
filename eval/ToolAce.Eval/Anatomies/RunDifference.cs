using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Anatomies;

/// <summary>
/// What changes from one run to another over the items of both. <paramref name="Changes"/> is the matrix of outcomes, unchanged ones included, so that its counts
/// sum to <paramref name="N"/>; <paramref name="Items"/> are only those that differ in verdict, outcome or error, gains and losses first.
/// </summary>
public sealed record RunDifference(int N, IReadOnlyList<OutcomeChange> Changes, IReadOnlyList<ItemDifference> Items)
{
    /// <summary>What changes from <paramref name="first"/> to <paramref name="second"/>.</summary>
    public static RunDifference Of(IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second) => Of(PairedRuns.Of(first, second));

    /// <summary>What changes within pairs of answers.</summary>
    public static RunDifference Of(PairedRuns runs) => new(
        runs.Pairs.Count,
        [
            .. runs.Pairs
                .GroupBy(p => (From: p.First.Outcome, FromCorrect: p.First.Correct, To: p.Second.Outcome, ToCorrect: p.Second.Correct))
                .Select(g => new OutcomeChange(g.Key.From, g.Key.FromCorrect, g.Key.To, g.Key.ToCorrect, g.Count()))
                .OrderByDescending(c => c.Count)
                .ThenBy(c => c.From)
                .ThenBy(c => c.To),
        ],
        [
            .. runs.Pairs
                .Where(p => Differ(p.First, p.Second))
                .Select(p => new ItemDifference(p.First.Suite, p.First.Category, p.First.ItemId, p.First.Question, ItemAnswer.Of(p.First), ItemAnswer.Of(p.Second)))
                .OrderByDescending(i => Math.Abs(i.Gain))
                .ThenByDescending(i => i.Gain),
        ]);

    private static bool Differ(Prediction first, Prediction second) =>
        first.Correct != second.Correct || first.Outcome != second.Outcome || first.ErrorType != second.ErrorType;
}
