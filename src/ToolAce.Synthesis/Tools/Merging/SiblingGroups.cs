using ToolAce.Core.Similarity;

namespace ToolAce.Synthesis.Tools.Merging;

/// <summary>
/// Finds which siblings are one thing: equal names, or a word of the name shared, nothing contrary in it, and a Jaccard similarity of all their words that reaches the
/// threshold. Each is compared with the first of every group, in the order of their names and not as they come, so the same siblings make the same groups whatever
/// document was read first. The similarity is exact: candidates share a word, so none is overlooked as hashing in bands may.
/// </summary>
internal sealed class SiblingGroups(double threshold)
{
    private readonly List<(MergeNode First, List<int> All)> groups = [];
    private readonly Dictionary<string, int> byKey = [];
    private readonly Dictionary<string, List<int>> byWord = [];

    /// <summary>The groups, and the siblings in each, in the order in which they come.</summary>
    public static IReadOnlyList<SiblingGroup> Of(IEnumerable<ContextNode> siblings, double threshold)
    {
        List<ContextNode> all = [.. siblings];

        // A section and a functionality of one name are two things: as one, either the functionality would be lost or the section's children would hang below it.
        var found = all.Index().GroupBy(s => s.Item.Level).SelectMany(level => Of(level, threshold));
        return [.. found.OrderBy(g => g.All.Min()).Select(g => new SiblingGroup(all[g.All[0]], [.. g.All.Order().Select(i => all[i])]))];
    }

    private static List<(MergeNode First, List<int> All)> Of(IEnumerable<(int Place, ContextNode Node)> siblings, double threshold)
    {
        var found = new SiblingGroups(threshold);
        foreach (var (node, place) in siblings.Select(s => (Node: new MergeNode(s.Node), s.Place)).OrderBy(n => n.Node, MergeNode.Order))
        {
            found.Add(node, place);
        }

        return found.groups;
    }

    private void Add(MergeNode node, int place)
    {
        var group = byKey.TryGetValue(node.Key, out var same) ? same : Nearest(node);
        if (group >= 0)
        {
            groups[group].All.Add(place);
            byKey.TryAdd(node.Key, group);
            return;
        }

        byKey.Add(node.Key, groups.Count);
        foreach (var word in node.Name.Distinct())
        {
            (byWord.TryGetValue(word, out var list) ? list : byWord[word] = []).Add(groups.Count);
        }

        groups.Add((node, [place]));
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
