namespace ToolAce.Core.Statistics;

/// <summary>Quantiles with linear interpolation between order statistics (Hyndman and Fan's type 7, numpy's default).</summary>
public static class Quantiles
{
    /// <summary>The <paramref name="q"/>-quantile (0–1) of values in any order.</summary>
    public static double Of(IEnumerable<double> values, double q)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, q);
    }

    /// <summary>The <paramref name="q"/>-quantile (0–1) of ascending values.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double OfSorted(IReadOnlyList<double> sorted, double q)
    {
        if (sorted.Count == 0)
        {
            throw new ArgumentException("no values", nameof(sorted));
        }

        var position = q * (sorted.Count - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
