using System.Buffers;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>
/// Merging by lowest rank, leftmost first. Short pieces look through all their pairs for each merge; long ones keep the pairs in a heap, O(n log n) for any text.
/// </summary>
internal sealed class BpeMerges(MergeTable table)
{
    /// <summary>From so many symbols on the heap is faster; up to there every step is over a few cache lines.</summary>
    public const int Long = 48;

    /// <summary>Merges <paramref name="symbols"/> in place and returns how many are left.</summary>
    public int Apply(Span<int> symbols) => Apply(symbols, out _);

    /// <summary>The same, telling how many elementary steps (look-ups, comparisons, moves in the heap) it took.</summary>
    public int Apply(Span<int> symbols, out long steps)
    {
        steps = 0;
        return symbols.Length < 2 ? symbols.Length : symbols.Length <= Long ? Short(symbols, ref steps) : Heaped(symbols, ref steps);
    }

    private int Short(Span<int> symbols, ref long steps)
    {
        Span<int> ranks = stackalloc int[Long];
        var count = symbols.Length;
        for (var i = 0; i + 1 < count; i++)
        {
            ranks[i] = table.Rank(symbols[i], symbols[i + 1]);
        }

        steps += count;
        while (count > 1)
        {
            var (best, at) = (MergeTable.NoRank, -1);
            for (var i = 0; i + 1 < count; i++)
            {
                if (ranks[i] < best)
                {
                    (best, at) = (ranks[i], i);
                }
            }

            steps += count;
            if (at < 0)
            {
                break;
            }

            symbols[at] = table.Id(best);
            symbols[(at + 2)..count].CopyTo(symbols[(at + 1)..]);
            if (at + 2 < count)
            {
                ranks[(at + 2)..(count - 1)].CopyTo(ranks[(at + 1)..]);
            }

            count--;
            if (at > 0)
            {
                ranks[at - 1] = table.Rank(symbols[at - 1], symbols[at]);
            }

            if (at + 1 < count)
            {
                ranks[at] = table.Rank(symbols[at], symbols[at + 1]);
            }
        }

        return count;
    }

    private int Heaped(Span<int> symbols, ref long steps)
    {
        var count = symbols.Length;
        var rented = ArrayPool<int>.Shared.Rent(count * 3);
        try
        {
            // A doubly linked list over the array. ranks[i] is the rank of the pair that begins at i: an entry of the heap with another rank is out of date.
            var previous = rented.AsSpan(0, count);
            var next = rented.AsSpan(count, count);
            var ranks = rented.AsSpan(count * 2, count);
            var heap = new MergeHeap(count);
            for (var i = 0; i < count; i++)
            {
                (previous[i], next[i]) = (i - 1, i + 1 < count ? i + 1 : -1);
                ranks[i] = i + 1 < count ? table.Rank(symbols[i], symbols[i + 1]) : MergeTable.NoRank;
                heap.AddUnordered(ranks[i], i);
            }

            heap.Order();
            while (heap.TryTake(out var rank, out var at))
            {
                if (ranks[at] != rank)
                {
                    continue;
                }

                var right = next[at];
                symbols[at] = table.Id(rank);
                ranks[right] = MergeTable.NoRank;
                next[at] = next[right];
                ranks[at] = next[at] < 0 ? MergeTable.NoRank : table.Rank(symbols[at], symbols[next[at]]);
                heap.Add(ranks[at], at);
                if (next[at] >= 0)
                {
                    previous[next[at]] = at;
                }

                if (previous[at] is >= 0 and var before)
                {
                    ranks[before] = table.Rank(symbols[before], symbols[at]);
                    heap.Add(ranks[before], before);
                }
            }

            steps += count + heap.Steps;
            heap.Release();
            var left = 0;
            for (var i = 0; i >= 0; i = next[i])
            {
                symbols[left++] = symbols[i];
            }

            return left;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }
}
