using ToolAce.Core.Similarity;

namespace ToolAce.Synthesis.Tools.Merging;

/// <summary>
/// Finds which siblings are one thing: equal names, or a word of the name shared, nothing contrary in it, and a Jaccard similarity of all their words that reaches the
/// threshold. Each is compared with the first of every group, in order, so the same siblings always make the same groups. The similarity is exact: candidates
/// share a word, so none is overlooked as hashing in bands may.
/// </summary>
internal sealed class SiblingGroups(double threshold)
{
    private readonly List<(MergeNode First, List<ContextNode> All)> groups = [];
    private readonly Dictionary<string, int> byKey = [];
    private readonly Dictionary<string, List<int>> byWord = [];

    public static IReadOnlyList<IReadOnlyList<ContextNode>> Of(IEnumerable<ContextNode> siblings, double threshold)
    {
        var found = new SiblingGroups(threshold);
        foreach (var sibling in siblings)
        {
            found.Add(new MergeNode(sibling));
        }

        return [.. found.groups.Select(g => g.All)];
    }

    private void Add(MergeNode node)
    {
        var group = byKey.TryGetValue(node.Key, out var same) ? same : Nearest(node);
        if (group >= 0)
        {
            groups[group].All.Add(node.Node);
            byKey.TryAdd(node.Key, group);
            return;
        }

        byKey.Add(node.Key, groups.Count);
        foreach (var word in node.Name.Distinct())
        {
            (byWord.TryGetValue(word, out var list) ? list : byWord[word] = []).Add(groups.Count);
        }

        groups.Add((node, [node.Node]));
    }

    /// <summary>The most similar group that reaches the threshold, the earliest of equals; −1 where there is none.</summary>
    private int Nearest(MergeNode node)
    {
        var (best, most) = (-1, threshold);
        foreach (var number in node.Name.Distinct().SelectMany(w => byWord.GetValueOrDefault(w) ?? []).Distinct().Order())
        {
            var first = groups[number].First;
            var similarity = Shingles.Jaccard(node.Words, first.Words);
            if ((similarity > most || (best < 0 && similarity >= threshold)) && !Opposites.Part(node.Name, first.Name))
            {
                (best, most) = (number, similarity);
            }
        }

        return best;
    }
}
