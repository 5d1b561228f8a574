namespace ToolAce.Core.Statistics;

/// <summary>
/// The percentile bootstrap of a mean over values that come in clusters: whole clusters are drawn, since what shares a source is right or wrong together
/// (Davison and Hinkley, 1997, section 3.8). With clusters of one value it is the ordinary bootstrap.
/// </summary>
public static class ClusterBootstrap
{
    /// <summary>The 95 % interval of the mean of <paramref name="values"/>. Deterministic for one seed.</summary>
    /// <param name="values">At least one value.</param>
    /// <param name="clusters">The cluster of each value, numbered from 0 without gaps.</param>
    /// <param name="seed">Everything random follows from it.</param>
    /// <param name="resamples">How often clusters are drawn.</param>
    /// <exception cref="ArgumentException">The two differ in length or are empty.</exception>
    public static Interval Mean(IReadOnlyList<double> values, IReadOnlyList<int> clusters, int seed, int resamples = 2000)
    {
        if (values.Count != clusters.Count || values.Count == 0)
        {
            throw new ArgumentException("every value needs its cluster, and there must be at least one", nameof(clusters));
        }

        var number = clusters.Max() + 1;
        var (sums, sizes) = (new double[number], new int[number]);
        for (var i = 0; i < values.Count; i++)
        {
            sums[clusters[i]] += values[i];
            sizes[clusters[i]]++;
        }

        var random = new Random(seed);
        var means = new double[resamples];
        for (var r = 0; r < resamples; r++)
        {
            var (sum, size) = (0.0, 0);
            for (var c = 0; c < number; c++)
            {
                var drawn = random.Next(number);
                sum += sums[drawn];
                size += sizes[drawn];
            }

            means[r] = sum / size;
        }

        Array.Sort(means);
        return new Interval(Quantiles.OfSorted(means, 0.025), Quantiles.OfSorted(means, 0.975));
    }
}
