using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Comparisons;

/// <summary>
/// Runs side by side, every later one against the first. P-values are corrected in two families: the headline figures of all runs (all items; the official board's
/// figure), and the categories of all runs.
/// </summary>
public sealed record ComparisonReport(IReadOnlyList<RunSummary> Runs, IReadOnlyList<RunComparison> Comparisons)
{
    /// <summary>Compares at least one run; deterministic for one seed.</summary>
    /// <exception cref="ArgumentException">A run shares no item with the first.</exception>
    public static ComparisonReport Of(IReadOnlyList<NamedRun> runs, BfclVersion version, int seed)
    {
        var raw = runs.Skip(1).Select(r => Raw.Of(runs[0], r, version, seed)).ToList();
        var headlines = new Queue<Significance>(Significance.Of([.. raw.SelectMany(r => r.Headlines)]));
        var categories = new Queue<Significance>(Significance.Of([.. raw.SelectMany(r => r.Categories.Select(c => c.Comparison.PValue))]));
        return new ComparisonReport([.. runs.Select(r => RunSummary.Of(r, version))], [.. raw.Select(r => r.Tested(runs[0].Name, headlines, categories))]);
    }

    /// <summary>A comparison before its p-values are corrected.</summary>
    private sealed record Raw(
        string Name,
        PairedRuns Runs,
        PairedComparison All,
        AggregateComparison? Board,
        IReadOnlyList<(string Suite, string Category, PairedComparison Comparison)> Categories,
        Forgetting? Forgetting)
    {
        public IEnumerable<double> Headlines => Board is null ? [All.PValue] : [All.PValue, Board.PValue];

        public static Raw Of(NamedRun first, NamedRun second, BfclVersion version, int seed)
        {
            var runs = PairedRuns.Of(first.Predictions, second.Predictions);
            return runs.Pairs.Count > 0
                ? new Raw(
                    second.Name,
                    runs,
                    PairedComparison.Of(runs.Pairs, seed),
                    AggregateComparison.Of(runs, version, seed),
                    [
                        .. runs.Pairs
                            .GroupBy(p => (p.First.Suite, p.First.Category))
                            .Select(g => (g.Key.Suite, g.Key.Category, PairedComparison.Of([.. g], seed))),
                    ],
                    Scores.Forgetting.Of(runs, seed))
                : throw new ArgumentException($"{second.Name} and {first.Name} hold no item in common; compare runs of the same suites", nameof(second));
        }

        public RunComparison Tested(string first, Queue<Significance> headlines, Queue<Significance> categories) => new(
            first,
            Name,
            Runs.OnlyFirst,
            Runs.OnlySecond,
            Runs.OtherPrompts,
            new(All, headlines.Dequeue()),
            Board is null ? null : new(Board, headlines.Dequeue()),
            [.. Categories.Select(c => new CategoryComparison(c.Suite, c.Category, c.Comparison, categories.Dequeue()))],
            Anatomies.RunDifference.Of(Runs),
            Forgetting);
    }
}
