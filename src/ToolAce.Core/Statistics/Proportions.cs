namespace ToolAce.Core.Statistics;

/// <summary>Intervals and tests for shares of successes.</summary>
public static class Proportions
{
    private const double Z95 = 1.959963984540054;

    /// <summary>Wilson's 95 % score interval for <paramref name="successes"/> of <paramref name="trials"/> (E. B. Wilson, 1927); [0, 1] without trials.</summary>
    public static Interval Wilson(int successes, int trials)
    {
        if (trials == 0)
        {
            return new Interval(0, 1);
        }

        var p = (double)successes / trials;
        var z2 = Z95 * Z95;
        var centre = (p + z2 / (2 * trials)) / (1 + z2 / trials);
        var half = Z95 / (1 + z2 / trials) * Math.Sqrt(p * (1 - p) / trials + z2 / (4.0 * trials * trials));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>
    /// Exact two-sided McNemar test for paired outcomes: the probability, under "no difference", of a split of the discordant pairs at least as uneven as
    /// <paramref name="onlyFirst"/> : <paramref name="onlySecond"/>.
    /// </summary>
    public static double McNemar(int onlyFirst, int onlySecond)
    {
        var n = onlyFirst + onlySecond;
        var tail = 0.0;
        var logChoose = 0.0;
        for (var k = 0; k <= Math.Min(onlyFirst, onlySecond); k++)
        {
            tail += Math.Exp(logChoose - n * Math.Log(2));
            logChoose += Math.Log((double)(n - k) / (k + 1));
        }

        return Math.Min(1, 2 * tail);
    }
}
