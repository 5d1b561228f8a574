using System.Numerics;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>
/// The merges by pair of ids: an open-addressed table of 8 bytes an entry (20 bits an id, 24 bits for the merge's rank), at most two thirds full. Most look-ups find
/// nothing, so what counts is how little of it must be in the processor's caches; the merged ids stand elsewhere.
/// </summary>
internal sealed class MergeTable
{
    /// <summary>The rank of what is no merge: behind all that are.</summary>
    public const int NoRank = int.MaxValue;

    /// <summary>The highest id that fits.</summary>
    public const int HighestId = (1 << IdBits) - 2;

    private const int IdBits = 20;
    private const int RankBits = 64 - (2 * IdBits);

    // 0 is a free slot.
    private readonly ulong[] entries;
    private readonly int[] ids;
    private readonly int shift;

    /// <summary>For so many merges at most; ranks are below that.</summary>
    public MergeTable(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(capacity, 1 << RankBits);
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity + (capacity / 2) + 1));
        entries = new ulong[size];
        ids = new int[capacity];
        shift = 64 - BitOperations.Log2(size);
    }

    /// <summary>How many merges there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a merge; a pair given twice has the later rank, as in the reference implementation.</summary>
    public void Set(int left, int right, int rank, int id)
    {
        var pair = Pair(left, right);
        var slot = Slot(pair);
        Count += entries[slot] == 0 ? 1 : 0;
        entries[slot] = (pair << RankBits) | (uint)rank;
        ids[rank] = id;
    }

    /// <summary>The rank of a pair; <see cref="NoRank"/> where it does not merge.</summary>
    public int Rank(int left, int right) => entries[Slot(Pair(left, right))] is not 0 and var entry ? (int)(entry & ((1 << RankBits) - 1)) : NoRank;

    /// <summary>The id that the merge of this rank makes.</summary>
    public int Id(int rank) => ids[rank];

    /// <summary>Never 0, and never beyond its bits: the left id counts from 1.</summary>
    private static ulong Pair(int left, int right) => ((ulong)(left + 1) << IdBits) | (uint)right;

    /// <summary>Where the pair is, or the free slot where it would be.</summary>
    private int Slot(ulong pair)
    {
        var slot = (int)((pair * 0x9E3779B97F4A7C15) >> shift);
        while (entries[slot] is not 0 and var there && there >> RankBits != pair)
        {
            slot = (slot + 1) & (entries.Length - 1);
        }

        return slot;
    }
}
