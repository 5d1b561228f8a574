namespace ToolAce.Trainer;

/// <summary>Puts sequences of like length into one batch, without giving up a random order of batches.</summary>
internal static class LikeLengths
{
    /// <summary>
    /// The items rearranged: every stretch of <paramref name="window"/> batches is sorted by length and cut into batches, whose order is then drawn.
    /// An incomplete batch stays last in its stretch.
    /// </summary>
    public static IEnumerable<T> Arrange<T>(IReadOnlyList<T> items, Func<T, int> length, int batch, int window, Random random)
    {
        foreach (var stretch in items.Chunk(batch * window))
        {
            var batches = stretch.OrderBy(length).Chunk(batch).ToArray();
            var whole = batches[^1].Length == batch ? batches.Length : batches.Length - 1;
            random.Shuffle(batches.AsSpan(0, whole));
            foreach (var item in batches.SelectMany(b => b))
            {
                yield return item;
            }
        }
    }
}
