using System.Runtime.InteropServices;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>
/// The ids of pieces seen before: a table of fixed size in which a newer piece displaces the older one of the same slot, so it never grows. Slots hold everything
/// in place, without objects, which would cost more than merging anew once the garbage collector has moved them. Safe for many threads without a lock: a slot's
/// version is odd while it is written, and who finds it changed after reading takes the slot for empty.
/// </summary>
internal sealed class PieceCache(int slots)
{
    private const int MostUnits = 20;
    private const int MostIds = 10;
    private const int Width = (MostUnits / 2) + MostIds;
    private readonly Lock allocating = new();
    private int[]? versions;
    private int[]? contents;
    private byte[]? sizes;

    /// <summary>Adds the ids of a piece, if it is kept here.</summary>
    public bool TryAdd(ReadOnlySpan<char> piece, uint hash, List<int> ids)
    {
        if (Volatile.Read(ref versions) is not { } current || piece.Length > MostUnits)
        {
            return false;
        }

        var slot = (int)hash & (slots - 1);
        var version = Volatile.Read(ref current[slot]);
        var (units, count) = (sizes![slot * 2], sizes[(slot * 2) + 1]);
        var data = contents.AsSpan(slot * Width, Width);
        if ((version & 1) != 0 || units != piece.Length || !piece.SequenceEqual(MemoryMarshal.Cast<int, char>(data)[..units]))
        {
            return false;
        }

        var start = ids.Count;
        ids.AddRange(data.Slice(MostUnits / 2, count));
        Volatile.ReadBarrier();
        if (Volatile.Read(ref current[slot]) == version)
        {
            return true;
        }

        CollectionsMarshal.SetCount(ids, start);
        return false;
    }

    /// <summary>Keeps a piece that is neither too long nor of too many ids.</summary>
    public void Keep(ReadOnlySpan<char> piece, uint hash, ReadOnlySpan<int> ids)
    {
        if (slots == 0 || piece.Length > MostUnits || ids.Length > MostIds)
        {
            return;
        }

        var current = Volatile.Read(ref versions) ?? Allocate();
        var slot = (int)hash & (slots - 1);
        var version = Volatile.Read(ref current[slot]);
        if ((version & 1) != 0 || Interlocked.CompareExchange(ref current[slot], version + 1, version) != version)
        {
            return; // someone else writes it
        }

        var data = contents.AsSpan(slot * Width, Width);
        (sizes![slot * 2], sizes[(slot * 2) + 1]) = ((byte)piece.Length, (byte)ids.Length);
        piece.CopyTo(MemoryMarshal.Cast<int, char>(data));
        ids.CopyTo(data[(MostUnits / 2)..]);
        Volatile.Write(ref current[slot], version + 2);
    }

    /// <summary>On first use, for many tokenizers only ever read a few texts.</summary>
    private int[] Allocate()
    {
        lock (allocating)
        {
            if (versions is null)
            {
                (contents, sizes) = (new int[slots * Width], new byte[slots * 2]);
                Volatile.Write(ref versions, new int[slots]);
            }

            return versions;
        }
    }
}
