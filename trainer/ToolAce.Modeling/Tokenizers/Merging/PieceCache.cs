namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>
/// The ids of pieces seen before: a table of fixed size in which a newer piece displaces the older one of the same slot, so it never grows and needs no lock.
/// Safe for many threads: an entry is immutable and published by one reference.
/// </summary>
internal sealed class PieceCache
{
    private const int LongestKept = 64;
    private readonly Entry?[] entries;

    /// <summary><paramref name="slots"/>: a power of two, or 0 for no cache at all.</summary>
    public PieceCache(int slots) => entries = new Entry?[slots];

    /// <summary>The ids of a piece, or null.</summary>
    public int[]? Find(ReadOnlySpan<char> piece, uint hash) =>
        entries.Length > 0 && Volatile.Read(ref entries[hash & (entries.Length - 1)]) is { } entry && piece.SequenceEqual(entry.Piece) ? entry.Ids : null;

    /// <summary>Keeps a piece that is not too long.</summary>
    public void Keep(ReadOnlySpan<char> piece, uint hash, ReadOnlySpan<int> ids)
    {
        if (entries.Length > 0 && piece.Length <= LongestKept)
        {
            Volatile.Write(ref entries[hash & (entries.Length - 1)], new Entry(piece.ToString(), ids.ToArray()));
        }
    }

    private sealed record Entry(string Piece, int[] Ids);
}
