using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools.Merging;

/// <summary>
/// Merges near-duplicate siblings of a context tree from the top down: what one node's documents and another's say of the same thing stands under one node, which keeps the
/// sources of both and their names. Domains count as siblings whatever area an analyst put them in; a merged one stands in the area of the first.
/// </summary>
/// <param name="threshold">Jaccard similarity of words (0–1) from which siblings whose names share a word are one; see <see cref="SiblingGroups"/>.</param>
public sealed class TreeMerge(double threshold)
{
    /// <summary>The merged tree; areas and domains in alphabetical order.</summary>
    public ContextTree Merge(ContextTree tree)
    {
        var areas = new Dictionary<ContextNode, ContextNode>(ReferenceEqualityComparer.Instance);
        foreach (var (area, domain) in tree.Areas.SelectMany(a => a.Children, (a, d) => (a, d)))
        {
            areas[domain] = area;
        }

        var domains = SiblingGroups.Of(tree.Domains, threshold).Select(g => (Area: areas[g[0]], Domain: Joined(g))).ToArray();
        var groups = SiblingGroups.Of(domains.Select(d => new ContextNode(d.Area.Name, ContextLevel.Area, [])), threshold: 1);
        var named = groups.SelectMany(g => g.Select(a => (a.Name, g[0].Name))).DistinctBy(a => a.Item1).ToDictionary(a => a.Item1, a => a.Item2);
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

    private ContextNode Joined(IReadOnlyList<ContextNode> group)
    {
        var first = group[0];
        return first with
        {
            Children = [.. SiblingGroups.Of(group.SelectMany(n => n.Children), threshold).Select(Joined)],
            Functionality = first.Functionality is null ? null : Joined([.. group.Select(n => n.Functionality).OfType<Functionality>()]),
            Sources = [.. group.SelectMany(n => n.Sources).Distinct()],
            AlsoCalled = [.. group.SelectMany(n => n.AlsoCalled.Append(n.Name)).Where(n => n != first.Name).Distinct()],
        };
    }

    /// <summary>The first one's words; what only others can be told stays optional, since the first does without.</summary>
    private static Functionality Joined(IReadOnlyList<Functionality> group) => group[0] with
    {
        Parameters = [.. group[0].Parameters.Concat(group.Skip(1).SelectMany(f => f.Parameters).Select(p => p with { Optional = true })).DistinctBy(p => p.Name)],
        Returns = [.. group.SelectMany(f => f.Returns).DistinctBy(r => r.Name)],
    };
}
