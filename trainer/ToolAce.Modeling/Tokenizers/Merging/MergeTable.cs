using System.Numerics;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>The merges by pair of ids: an open-addressed table of 16 bytes an entry, at most two thirds full.</summary>
internal sealed class MergeTable
{
    /// <summary>The rank of what is no merge: behind all that are.</summary>
    public const int NoRank = int.MaxValue;

    private const long Free = -1;
    private readonly (long Pair, int Rank, int Id)[] entries;
    private readonly int shift;

    /// <summary>For so many merges at most.</summary>
    public MergeTable(int capacity)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity + (capacity / 2) + 1));
        entries = new (long Pair, int Rank, int Id)[size];
        Array.Fill(entries, (Free, NoRank, -1));
        shift = 64 - BitOperations.Log2(size);
    }

    /// <summary>How many merges there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a merge; a pair given twice has the later rank, as in the reference implementation.</summary>
    public void Set(int left, int right, int rank, int id)
    {
        var pair = Pack(left, right);
        var slot = Slot(pair);
        Count += entries[slot].Pair == Free ? 1 : 0;
        entries[slot] = (pair, rank, id);
    }

    /// <summary>The rank of a pair, <see cref="NoRank"/> where it does not merge, and the id it merges to.</summary>
    public int Rank(int left, int right, out int id)
    {
        ref readonly var entry = ref entries[Slot(Pack(left, right))];
        id = entry.Id;
        return entry.Rank;
    }

    private static long Pack(int left, int right) => ((long)left << 32) | (uint)right;

    /// <summary>Where the pair is, or the free slot where it would be.</summary>
    private int Slot(long pair)
    {
        var slot = (int)((ulong)(pair * unchecked((long)0x9E3779B97F4A7C15)) >> shift);
        while (entries[slot].Pair is var there && there != pair && there != Free)
        {
            slot = (slot + 1) & (entries.Length - 1);
        }

        return slot;
    }
}
