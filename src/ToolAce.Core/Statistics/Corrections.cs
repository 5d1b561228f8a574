namespace ToolAce.Core.Statistics;

/// <summary>P-values corrected for being many; each in the place of its own, comparable with the level wanted.</summary>
public static class Corrections
{
    /// <summary>Holm's step-down (1979): holds the chance of even one false alarm, whatever hangs together.</summary>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> pValues)
    {
        var corrected = new double[pValues.Count];
        var largest = 0.0;
        foreach (var (place, rank) in Ascending(pValues))
        {
            largest = Math.Max(largest, Math.Min(1, (pValues.Count - rank) * pValues[place]));
            corrected[place] = largest;
        }

        return corrected;
    }

    /// <summary>Benjamini and Hochberg's step-up (1995): holds the share of false alarms among what is called different.</summary>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        var corrected = new double[pValues.Count];
        var smallest = 1.0;
        foreach (var (place, rank) in Ascending(pValues).Reverse())
        {
            smallest = Math.Min(smallest, pValues[place] * pValues.Count / (rank + 1));
            corrected[place] = smallest;
        }

        return corrected;
    }

    private static (int Place, int Rank)[] Ascending(IReadOnlyList<double> pValues) =>
        [.. Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).Select((place, rank) => (place, rank))];
}
