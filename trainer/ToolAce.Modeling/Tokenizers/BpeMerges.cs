namespace ToolAce.Modeling.Tokenizers;

/// <summary>The merge table, and merging by lowest rank, leftmost first, in O(n log n).</summary>
internal sealed class BpeMerges(IReadOnlyDictionary<(int Left, int Right), (int Rank, int Id)> table)
{
    /// <summary>Merges <paramref name="symbols"/> in place and returns how many are left.</summary>
    public int Apply(Span<int> symbols)
    {
        var count = symbols.Length;
        if (count < 2)
        {
            return count;
        }

        // A doubly linked list over the array; a symbol that was merged into its left neighbour becomes -1.
        var (previous, next) = (new int[count], new int[count]);
        var queue = new PriorityQueue<(int At, int Left, int Right, int Id), (int Rank, int At)>();
        for (var i = 0; i < count; i++)
        {
            (previous[i], next[i]) = (i - 1, i + 1 < count ? i + 1 : -1);
            Offer(queue, symbols, i, next[i]);
        }

        while (queue.TryDequeue(out var merge, out _))
        {
            var right = symbols[merge.At] == merge.Left ? next[merge.At] : -1;
            if (right < 0 || symbols[right] != merge.Right)
            {
                continue;
            }

            (symbols[merge.At], symbols[right]) = (merge.Id, -1);
            next[merge.At] = next[right];
            if (next[right] >= 0)
            {
                previous[next[right]] = merge.At;
            }

            if (previous[merge.At] >= 0)
            {
                Offer(queue, symbols, previous[merge.At], merge.At);
            }

            Offer(queue, symbols, merge.At, next[merge.At]);
        }

        var left = 0;
        for (var i = 0; i >= 0; i = next[i])
        {
            symbols[left++] = symbols[i];
        }

        return left;
    }

    private void Offer(PriorityQueue<(int At, int Left, int Right, int Id), (int Rank, int At)> queue, Span<int> symbols, int left, int right)
    {
        if (right >= 0 && table.TryGetValue((symbols[left], symbols[right]), out var merge))
        {
            queue.Enqueue((left, symbols[left], symbols[right], merge.Id), (merge.Rank, left));
        }
    }
}
