namespace ToolAce.Modeling.Tokenizers.Tiny;

/// <summary>Learns merges: again and again the most frequent pair of neighbours, ties by text, so the result depends on the words alone.</summary>
internal static class BpeTrainer
{
    /// <summary>At most <paramref name="merges"/> merges; fewer when no pair occurs twice. Each word starts as the symbols given.</summary>
    public static IReadOnlyList<(string Left, string Right)> Train(IEnumerable<IReadOnlyList<string>> words, int merges)
    {
        var distinct = words.GroupBy(word => string.Join('\n', word), StringComparer.Ordinal)
            .Select(group => (Symbols: group.First().ToList(), Count: (long)group.Count()))
            .ToList();
        var learned = new List<(string Left, string Right)>();
        while (learned.Count < merges)
        {
            var counts = new Dictionary<(string Left, string Right), long>();
            foreach (var (symbols, count) in distinct)
            {
                for (var i = 0; i + 1 < symbols.Count; i++)
                {
                    var pair = (symbols[i], symbols[i + 1]);
                    counts[pair] = counts.GetValueOrDefault(pair) + count;
                }
            }

            var best = counts.Where(c => c.Value > 1)
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key.Left, StringComparer.Ordinal)
                .ThenBy(c => c.Key.Right, StringComparer.Ordinal)
                .Select(c => c.Key)
                .FirstOrDefault();
            if (best.Left is null)
            {
                break;
            }

            learned.Add(best);
            foreach (var (symbols, _) in distinct)
            {
                Merge(symbols, best);
            }
        }

        return learned;
    }

    private static void Merge(List<string> symbols, (string Left, string Right) pair)
    {
        for (var i = 0; i + 1 < symbols.Count; i++)
        {
            if (symbols[i] == pair.Left && symbols[i + 1] == pair.Right)
            {
                symbols[i] = pair.Left + pair.Right;
                symbols.RemoveAt(i + 1);
            }
        }
    }
}
