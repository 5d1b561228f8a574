namespace ToolAce.Modeling.Scoring;

/// <summary>How many positions' logits are made at once where nothing is differentiated, so that a large vocabulary does not fill the memory.</summary>
internal static class LogitSlices
{
    private const long LogitsAtOnce = 16_000_000; // 64 MB in f32, three times over while they are normalised

    /// <summary>The rows of <paramref name="rows"/> in slices, in order, for a vocabulary.</summary>
    public static IEnumerable<(long Start, long Count)> Of(long rows, int vocabulary)
    {
        var slice = Math.Max(1, LogitsAtOnce / vocabulary);
        for (long start = 0; start < rows; start += slice)
        {
            yield return (start, Math.Min(slice, rows - start));
        }
    }
}
