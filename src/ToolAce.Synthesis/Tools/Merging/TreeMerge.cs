using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools.Merging;

/// <summary>
/// Merges near-duplicate siblings of a context tree from the top down: what one node's documents and another's say of the same thing stands under one node, which keeps the
/// sources of both and their names. Domains count as siblings whatever area an analyst put them in; a merged one stands in the area of the first. Nodes are compared by
/// the names below them too, so merging some may make those above alike: the tree is gone over again until nothing changes.
/// </summary>
/// <remarks>
/// Every pass but the last leaves fewer nodes, so it ends; a pass takes as long as there are nodes times siblings that share a word of a name. Two or three are usual.
/// </remarks>
/// <param name="threshold">Jaccard similarity of words (0–1) from which siblings whose names share a word are one; see <see cref="SiblingGroups"/>.</param>
public sealed class TreeMerge(double threshold)
{
    /// <summary>The merged tree; areas and domains in alphabetical order. Merging it again changes nothing.</summary>
    public ContextTree Merge(ContextTree tree)
    {
        var merged = MergeOnce(tree);
        for (var (before, after) = (tree.Root.Count(), merged.Root.Count()); after < before; (before, after) = (after, merged.Root.Count()))
        {
            merged = MergeOnce(merged);
        }

        return merged;
    }

    private ContextTree MergeOnce(ContextTree tree)
    {
        var areas = new Dictionary<ContextNode, ContextNode>(ReferenceEqualityComparer.Instance);
        foreach (var (area, domain) in tree.Areas.SelectMany(a => a.Children, (a, d) => (a, d)))
        {
            areas[domain] = area;
        }

        var domains = SiblingGroups.Of(tree.Domains, threshold).Select(g => (Area: areas[g.First], Domain: Joined(g))).ToArray();
        var groups = SiblingGroups.Of(domains.Select(d => new ContextNode(d.Area.Name, ContextLevel.Area, [])), threshold: 1);
        var named = groups.SelectMany(g => g.All.Select(a => (a.Name, g.First.Name))).DistinctBy(a => a.Item1).ToDictionary(a => a.Item1, a => a.Item2);
        return new ContextTree(tree.Root with
        {
            Children =
            [
                .. domains.GroupBy(d => named[d.Area.Name]).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new ContextNode(g.Key, ContextLevel.Area, [.. g.Select(d => d.Domain).OrderBy(d => d.Name, StringComparer.Ordinal)])
                    {
                        Sources = [.. g.SelectMany(d => d.Domain.Sources).Distinct()],
                        AlsoCalled = [.. g.Select(d => d.Area.Name).Where(n => n != g.Key).Distinct()],
                    }),
            ],
        });
    }

    private ContextNode Joined(SiblingGroup group)
    {
        var (first, all) = group;
        return first with
        {
            Children = [.. SiblingGroups.Of(all.SelectMany(n => n.Children), threshold).Select(Joined)],
            Functionality = first.Functionality is { } offer ? Joined(offer, all.Where(n => !ReferenceEquals(n, first)).Select(n => n.Functionality).OfType<Functionality>().ToList()) : null,
            Sources = [.. all.SelectMany(n => n.Sources).Distinct()],
            AlsoCalled = [.. all.SelectMany(n => n.AlsoCalled.Append(n.Name)).Where(n => n != first.Name).Distinct()],
        };
    }

    /// <summary>The first one's words; what only others can be told stays optional, since the first does without.</summary>
    private static Functionality Joined(Functionality first, IReadOnlyList<Functionality> others) => first with
    {
        Parameters = [.. first.Parameters.Concat(others.SelectMany(f => f.Parameters).Select(p => p with { Optional = true })).DistinctBy(p => p.Name)],
        Returns = [.. first.Returns.Concat(others.SelectMany(f => f.Returns)).DistinctBy(r => r.Name)],
    };
}
