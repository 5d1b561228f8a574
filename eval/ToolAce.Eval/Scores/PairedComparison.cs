using ToolAce.Core.Statistics;
using ToolAce.Eval.Running;

namespace ToolAce.Eval.Scores;

/// <summary>
/// Two runs on the same items. <paramref name="Difference"/> is second minus first (−1 to 1), <paramref name="Ci95"/> its paired bootstrap interval,
/// <paramref name="PValue"/> the exact two-sided sign-flip test. Both draw whole sources (<see cref="ItemSource"/>); where no items share one, the interval is the
/// ordinary paired bootstrap's and the test is McNemar's.
/// </summary>
public sealed record PairedComparison(int N, double First, double Second, double Difference, IReadOnlyList<double> Ci95, int OnlyFirst, int OnlySecond, double PValue)
{
    /// <summary>How many sources the items come from.</summary>
    public int Sources { get; init; }

    /// <summary>The exact two-sided McNemar test over the items that only one of the two has right, as if no items shared a source.</summary>
    public double McNemar { get; init; }

    /// <summary>Compares two runs over the items of both; deterministic for one seed.</summary>
    /// <exception cref="ArgumentException">The runs do not hold the same items.</exception>
    public static PairedComparison Of(IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second, int seed)
    {
        var paired = PairedRuns.Of(first, second);
        return paired is { OnlyFirst: 0, OnlySecond: 0 }
            ? Of(paired.Pairs, seed)
            : throw new ArgumentException(
                $"the two runs do not hold the same items ({first.Count} and {second.Count}); compare runs of the same suites, categories and limit", nameof(second));
    }

    /// <summary>Compares pairs of answers, at least one.</summary>
    public static PairedComparison Of(IReadOnlyList<(Prediction First, Prediction Second)> pairs, int seed)
    {
        var sources = PairedRuns.Sources(pairs);
        var gains = pairs.Select(p => CountedVerdict.Gain(p.First, p.Second)).ToList();
        var sums = new int[sources.Count == 0 ? 0 : sources.Max() + 1];
        for (var i = 0; i < gains.Count; i++)
        {
            sums[sources[i]] += gains[i];
        }

        var interval = ClusterBootstrap.Mean([.. gains.Select(g => (double)g)], sources, seed);
        var (onlyFirst, onlySecond) = (gains.Count(g => g < 0), gains.Count(g => g > 0));
        var first = (double)pairs.Count(p => CountedVerdict.Of(p.First)) / pairs.Count;
        var second = (double)pairs.Count(p => CountedVerdict.Of(p.Second)) / pairs.Count;
        return new PairedComparison(pairs.Count, first, second, second - first, [interval.Low, interval.High], onlyFirst, onlySecond, SignFlip.PValue(sums))
        {
            Sources = sums.Length,
            McNemar = Proportions.McNemar(onlyFirst, onlySecond),
        };
    }
}
