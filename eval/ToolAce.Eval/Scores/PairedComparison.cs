using ToolAce.Core.Statistics;
using ToolAce.Eval.Running;

namespace ToolAce.Eval.Scores;

/// <summary>
/// Two runs on the same items. <paramref name="Difference"/> is second minus first (−1 to 1), <paramref name="Ci95"/> its paired bootstrap interval,
/// <paramref name="PValue"/> the exact two-sided McNemar test over the items that only one of the two has right.
/// </summary>
public sealed record PairedComparison(int N, double First, double Second, double Difference, IReadOnlyList<double> Ci95, int OnlyFirst, int OnlySecond, double PValue)
{
    /// <summary>Compares two runs over the items of both; deterministic for one seed.</summary>
    /// <exception cref="ArgumentException">The runs do not hold the same items.</exception>
    public static PairedComparison Of(IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second, int seed)
    {
        var other = second.ToDictionary(p => (p.Suite, p.ItemId));
        if (first.Count != second.Count || first.FirstOrDefault(p => !other.ContainsKey((p.Suite, p.ItemId))) is not null)
        {
            throw new ArgumentException(
                $"the two runs do not hold the same items ({first.Count} and {second.Count}); compare runs of the same suites, categories and limit", nameof(second));
        }

        var pairs = first.Select(p => (First: p.Correct, Second: other[(p.Suite, p.ItemId)].Correct)).ToList();
        var a = pairs.Select(p => p.First ? 1.0 : 0.0).ToList();
        var b = pairs.Select(p => p.Second ? 1.0 : 0.0).ToList();
        var interval = PairedBootstrap.Difference(a, b, seed);
        var onlyFirst = pairs.Count(p => p is { First: true, Second: false });
        var onlySecond = pairs.Count(p => p is { First: false, Second: true });
        return new PairedComparison(
            pairs.Count, a.Average(), b.Average(), b.Average() - a.Average(), [interval.Low, interval.High], onlyFirst, onlySecond, Proportions.McNemar(onlyFirst, onlySecond));
    }
}
