using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>The API context tree of speciation: root, areas, domains, sections, functionalities.</summary>
public sealed class ContextTree
{
    /// <summary>A tree under a root of level <see cref="ContextLevel.Root"/>.</summary>
    public ContextTree(ContextNode root)
    {
        Root = root;
        Areas = root.Children;
        Domains = [.. Areas.SelectMany(a => a.Children)];
    }

    /// <summary>The root.</summary>
    public ContextNode Root { get; }

    /// <summary>Groups of domains.</summary>
    public IReadOnlyList<ContextNode> Areas { get; }

    /// <summary>Every domain.</summary>
    public IReadOnlyList<ContextNode> Domains { get; }

    /// <summary>Levels from the root to the deepest leaf, the root counted.</summary>
    public int Depth => DepthOf(Root);

    /// <summary>A tree from analyses; areas and domains in alphabetical order.</summary>
    public static ContextTree Of(IEnumerable<DomainAnalysis> analyses) => new(new ContextNode("root", ContextLevel.Root,
    [
        .. analyses.GroupBy(a => a.Area).OrderBy(g => g.Key, StringComparer.Ordinal).Select(area => new ContextNode(area.Key, ContextLevel.Area,
        [
            .. area.OrderBy(a => a.Domain, StringComparer.Ordinal).Select(Domain),
        ])),
    ]));

    /// <summary>The tree with only <paramref name="clusters"/> of its areas, chosen by seed; the whole tree when there are not more.</summary>
    public ContextTree WithClusters(int clusters, int seed)
    {
        var kept = Seeds.Stream(seed, "clusters").Sample(Areas, clusters).Select(a => a.Name).ToHashSet();
        return new ContextTree(Root with { Children = [.. Areas.Where(a => kept.Contains(a.Name))] });
    }

    /// <summary>The tree as flat rows, one a node, parents before children.</summary>
    public IEnumerable<ContextTreeRow> Rows() => Rows(Root, "");

    /// <summary>Where its nodes come from, in the order of <see cref="Rows()"/>; nodes without sources are left out.</summary>
    public IEnumerable<ContextTreeSource> Sources() => Sources(Root, "").Where(s => s.Documents.Count > 0);

    /// <summary>The tree that <see cref="Rows()"/> gave these rows of.</summary>
    /// <exception cref="InvalidDataException">The rows are no tree.</exception>
    public static ContextTree FromRows(IEnumerable<ContextTreeRow> rows)
    {
        var byParent = rows.ToLookup(r => r.Parent);
        return byParent[""].ToArray() is [var root]
            ? new ContextTree(Node(root, byParent))
            : throw new InvalidDataException("a context tree needs exactly one row without a parent");
    }

    /// <summary>A functionality may have the path of a section beside it, whose children are not its own.</summary>
    private static ContextNode Node(ContextTreeRow row, ILookup<string, ContextTreeRow> byParent) =>
        new(row.Name, row.Level, row.Level == ContextLevel.Functionality ? [] : [.. byParent[row.Path].Select(r => Node(r, byParent))]) { Functionality = row.Functionality };

    private static IEnumerable<ContextTreeRow> Rows(ContextNode node, string parent)
    {
        var path = parent.Length == 0 ? node.Name : $"{parent}/{node.Name}";
        yield return new ContextTreeRow(path, parent, node.Name, node.Level, node.Functionality);
        foreach (var row in node.Children.SelectMany(c => Rows(c, path)))
        {
            yield return row;
        }
    }

    private static IEnumerable<ContextTreeSource> Sources(ContextNode node, string parent)
    {
        var path = parent.Length == 0 ? node.Name : $"{parent}/{node.Name}";
        return node.Children.SelectMany(c => Sources(c, path)).Prepend(new ContextTreeSource(path, node.Sources, node.AlsoCalled));
    }

    private static ContextNode Domain(DomainAnalysis analysis) => new(analysis.Domain, ContextLevel.Domain,
        [.. analysis.Sections.Select(Section)]);

    private static ContextNode Section(CorpusSection section) =>
        new(section.Title, ContextLevel.Section, [.. section.Functionalities.Select(Leaf), .. section.Sections.Select(Section)]);

    private static ContextNode Leaf(Functionality functionality) =>
        new(functionality.Name, ContextLevel.Functionality, []) { Functionality = functionality };

    private static int DepthOf(ContextNode node) => 1 + node.Children.Select(DepthOf).DefaultIfEmpty(0).Max();
}
