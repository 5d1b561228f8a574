namespace ToolAce.Trainer;

/// <summary>
/// A step's sequences in parts for the workers, longest first, those of like length together: little is padded, and the short parts even out who is done when.
/// Which sequences share a step stays random: steps of like lengths are steps of one kind, and cost accuracy (docs/log.md).
/// </summary>
internal static class Parts
{
    /// <summary>Parts of at most <paramref name="size"/> sequences.</summary>
    public static IReadOnlyList<T[]> Of<T>(IEnumerable<T> step, Func<T, int> length, int size) => [.. step.OrderByDescending(length).Chunk(size)];
}
