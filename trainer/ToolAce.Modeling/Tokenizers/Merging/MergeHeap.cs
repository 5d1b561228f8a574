using System.Buffers;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>A binary heap of merges to try: the lowest rank first, of one rank the leftmost. Both in one number, so that comparing is one instruction.</summary>
internal ref struct MergeHeap(int capacity)
{
    private long[] items = ArrayPool<long>.Shared.Rent(capacity);
    private int count;

    /// <summary>Comparisons made so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Adds before <see cref="Order"/>; what does not merge is passed over.</summary>
    public void AddUnordered(int rank, int at)
    {
        if (rank != MergeTable.NoRank)
        {
            items[count++] = ((long)rank << 32) | (uint)at;
        }
    }

    /// <summary>Makes a heap of what was added, in linear time.</summary>
    public void Order()
    {
        for (var i = (count / 2) - 1; i >= 0; i--)
        {
            Sink(i);
        }
    }

    /// <summary>Adds one; what does not merge is passed over.</summary>
    public void Add(int rank, int at)
    {
        if (rank == MergeTable.NoRank)
        {
            return;
        }

        if (count == items.Length)
        {
            var larger = ArrayPool<long>.Shared.Rent(count * 2);
            items.AsSpan(0, count).CopyTo(larger);
            ArrayPool<long>.Shared.Return(items);
            items = larger;
        }

        var item = ((long)rank << 32) | (uint)at;
        var slot = count++;
        while (slot > 0 && items[(slot - 1) / 2] is var parent && parent > item)
        {
            items[slot] = parent;
            slot = (slot - 1) / 2;
            Steps++;
        }

        items[slot] = item;
        Steps++;
    }

    /// <summary>Takes the first.</summary>
    public bool TryTake(out int rank, out int at)
    {
        if (count == 0)
        {
            (rank, at) = (0, 0);
            return false;
        }

        (rank, at) = ((int)(items[0] >> 32), (int)items[0]);
        items[0] = items[--count];
        Sink(0);
        return true;
    }

    /// <summary>Gives the memory back; to be called once, last.</summary>
    public readonly void Release() => ArrayPool<long>.Shared.Return(items);

    private void Sink(int slot)
    {
        var item = items[slot];
        while ((slot * 2) + 1 is var child && child < count)
        {
            child += child + 1 < count && items[child + 1] < items[child] ? 1 : 0;
            Steps += 2;
            if (items[child] >= item)
            {
                break;
            }

            items[slot] = items[child];
            slot = child;
        }

        items[slot] = item;
    }
}
