namespace ToolAce.Modeling.Scoring;

/// <summary>Indices in groups of similar length whose padded size stays within a token budget; longest first, so that memory peaks at once.</summary>
internal static class LengthBatches
{
    public static IEnumerable<List<int>> Of(IReadOnlyList<int> lengths, int tokens)
    {
        var group = new List<int>();
        foreach (var i in Enumerable.Range(0, lengths.Count).OrderByDescending(i => lengths[i]))
        {
            if (group.Count > 0 && (group.Count + 1) * lengths[group[0]] > tokens)
            {
                yield return group;
                group = [];
            }

            group.Add(i);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
