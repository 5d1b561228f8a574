namespace ToolAce.Core.Randomness;

/// <summary>Draws that read well.</summary>
public static class RandomExtensions
{
    /// <summary>One of <paramref name="items"/>, which must not be empty.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>True with the given probability (0–1).</summary>
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary><paramref name="count"/> different items in random order, or all when there are fewer.</summary>
    public static IReadOnlyList<T> Sample<T>(this Random random, IReadOnlyList<T> items, int count)
    {
        var copy = items.ToArray();
        random.Shuffle(copy);
        return copy[..Math.Min(count, copy.Length)];
    }
}
