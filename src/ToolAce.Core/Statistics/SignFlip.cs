namespace ToolAce.Core.Statistics;

/// <summary>
/// The sign-flip (randomisation) test of paired differences: under "no difference" each cluster's sum could as well have had the other sign. Two-sided: the
/// probability of a total at least as far from zero. It stays valid where items of a cluster hang together, whatever their correlation.
/// </summary>
public static class SignFlip
{
    private const double Equal = 1e-9; // sums of fractions that are equal on paper

    /// <summary>
    /// The exact test for whole-numbered sums, such as right answers gained less right answers lost. With clusters of one item it is the exact McNemar test.
    /// Cost: the number of clusters times the sum of all sizes.
    /// </summary>
    public static double PValue(IReadOnlyList<int> sums)
    {
        var range = sums.Sum(Math.Abs);
        var observed = Math.Abs(sums.Sum());
        if (observed == 0)
        {
            return 1;
        }

        // chances[range + t] is the chance of the total t over the clusters seen so far.
        var chances = new double[2 * range + 1];
        var next = new double[chances.Length];
        chances[range] = 1;
        var reach = 0;
        foreach (var size in sums.Select(Math.Abs).Where(s => s > 0))
        {
            Array.Clear(next);
            for (var t = range - reach; t <= range + reach; t++)
            {
                next[t - size] += chances[t] / 2;
                next[t + size] += chances[t] / 2;
            }

            reach += size;
            (chances, next) = (next, chances);
        }

        var tail = 0.0;
        for (var t = observed; t <= range; t++)
        {
            tail += chances[range + t];
        }

        return Math.Min(1, 2 * tail);
    }

    /// <summary>The same for sums of any numbers, by drawing signs; the drawn ones and the observed one count alike, so it is never 0.</summary>
    public static double PValue(IReadOnlyList<double> sums, int seed, int draws = 10_000)
    {
        var observed = Math.Abs(sums.Sum()) - Equal;
        var flipped = sums.Where(s => s != 0).ToArray();
        var random = new Random(seed);
        var asFar = 1;
        for (var d = 0; d < draws; d++)
        {
            var total = 0.0;
            foreach (var sum in flipped)
            {
                total += random.Next(2) == 0 ? sum : -sum;
            }

            asFar += Math.Abs(total) >= observed ? 1 : 0;
        }

        return asFar / (draws + 1.0);
    }
}
