namespace ToolAce.Core.Statistics;

/// <summary>The percentile bootstrap of a mean paired difference.</summary>
public static class PairedBootstrap
{
    /// <summary>
    /// The 95 % interval of mean(<paramref name="second"/> − <paramref name="first"/>) over the same items in the same order. Deterministic for one seed.
    /// </summary>
    /// <exception cref="ArgumentException">The two differ in length or are empty.</exception>
    public static Interval Difference(IReadOnlyList<double> first, IReadOnlyList<double> second, int seed, int resamples = 2000)
    {
        if (first.Count != second.Count || first.Count == 0)
        {
            throw new ArgumentException("a paired comparison needs the same items on both sides, and at least one", nameof(second));
        }

        var random = new Random(seed);
        var differences = first.Zip(second, (a, b) => b - a).ToArray();
        var means = new double[resamples];
        for (var r = 0; r < resamples; r++)
        {
            var sum = 0.0;
            for (var i = 0; i < differences.Length; i++)
            {
                sum += differences[random.Next(differences.Length)];
            }

            means[r] = sum / differences.Length;
        }

        Array.Sort(means);
        return new Interval(Quantiles.OfSorted(means, 0.025), Quantiles.OfSorted(means, 0.975));
    }
}
