namespace ToolAce.Trainer.Sft;

/// <summary>A step's sequences in bins of so many tokens, first fit decreasing: the longest first, each into the first bin with room. One longer than a bin has one to itself.</summary>
internal static class PackedBins
{
    public static IReadOnlyList<T[]> Of<T>(IEnumerable<T> step, Func<T, int> length, int capacity)
    {
        var bins = new List<(List<T> Items, int Room)>();
        foreach (var item in step.OrderByDescending(length))
        {
            var needed = length(item);
            var bin = bins.FindIndex(b => b.Room >= needed);
            if (bin < 0)
            {
                bins.Add(([item], capacity - needed));
                continue;
            }

            bins[bin].Items.Add(item);
            bins[bin] = (bins[bin].Items, bins[bin].Room - needed);
        }

        return [.. bins.Select(b => b.Items.ToArray())];
    }
}
