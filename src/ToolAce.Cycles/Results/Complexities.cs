namespace ToolAce.Cycles.Results;

/// <summary>H_M of the same dialogs under the model before a training and after it, in nats a token.</summary>
public sealed record Complexities(IReadOnlyList<double> Before, IReadOnlyList<double> After)
{
    private const double Shown = 0.99;

    /// <summary>Where histograms of these end: the last hundredth of the dialogs would squeeze all others together. 1 without any.</summary>
    public static double Top(IEnumerable<Complexities> all)
    {
        var values = all.SelectMany(c => c.Before.Concat(c.After)).Order().ToList();
        return values.Count == 0 ? 1 : values[(int)(Shown * (values.Count - 1))];
    }

    /// <summary>How many values fall into each of <paramref name="bins"/> bins from 0 to <paramref name="top"/>; what lies above counts in the last.</summary>
    public static int[] Histogram(IReadOnlyList<double> values, int bins, double top)
    {
        var counts = new int[bins];
        foreach (var value in values)
        {
            counts[Math.Clamp((int)(value / top * bins), 0, bins - 1)]++;
        }

        return counts;
    }
}
