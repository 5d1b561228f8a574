namespace ToolAce.Cli.Bench.Training;

/// <summary>How fast the memory held grows with the steps.</summary>
internal static class MemorySlope
{
    /// <summary>Fewer than this say nothing: the heaps still find their size.</summary>
    public const int FewestSteps = 200;

    /// <summary>Bytes a step: the least-squares line through the second half of the readings. Null for fewer than <see cref="FewestSteps"/>.</summary>
    public static double? Of(IReadOnlyList<long> readings)
    {
        if (readings.Count < FewestSteps)
        {
            return null;
        }

        var half = readings.Skip(readings.Count / 2).Select(r => (double)r).ToArray();
        var (middle, mean) = ((half.Length - 1) / 2.0, half.Average());
        var (covariance, variance) = (0.0, 0.0);
        for (var i = 0; i < half.Length; i++)
        {
            covariance += (i - middle) * (half[i] - mean);
            variance += (i - middle) * (i - middle);
        }

        return Math.Round(covariance / variance, 1);
    }
}
