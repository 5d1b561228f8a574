namespace ToolAce.Core.Statistics;

/// <summary>
/// The interval of a weighted sum from the intervals of its parts, by the method of variance estimates recovery (Zou and Donner, 2008). Made from Wilson
/// intervals it does not shrink to a point where every answer is right, as the delta method does; one part alone keeps its own interval.
/// </summary>
public static class WeightedParts
{
    /// <summary>The interval of Σ weight · value.</summary>
    /// <param name="parts">Weights, values and intervals.</param>
    /// <param name="dependent">
    /// Whether the parts ask the same questions. Then their errors are taken to move together, so that distances add up as they are: the widest interval that
    /// any correlation gives.
    /// </param>
    public static Interval Of(IReadOnlyList<(double Weight, double Value, Interval Interval)> parts, bool dependent)
    {
        var sum = parts.Sum(p => p.Weight * p.Value);
        return new Interval(
            sum - Together(parts.Select(p => p.Weight * (p.Value - p.Interval.Low)), dependent),
            sum + Together(parts.Select(p => p.Weight * (p.Interval.High - p.Value)), dependent));
    }

    private static double Together(IEnumerable<double> distances, bool dependent) =>
        dependent ? distances.Sum() : Math.Sqrt(distances.Sum(d => d * d));
}
