using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Homes;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Browsing;

/// <summary>A cycle's context tree, level by level; cost grows with the tree at the first look.</summary>
public sealed class TreeBrowser
{
    private readonly ILookup<string, ContextTreeRow> byParent;
    private readonly Dictionary<string, int> leaves = new(StringComparer.Ordinal);

    private TreeBrowser(IReadOnlyList<ContextTreeRow> rows)
    {
        byParent = rows.ToLookup(r => r.Parent);
        foreach (var leaf in rows.Where(r => r.Level == ContextLevel.Functionality))
        {
            for (var path = leaf.Path; path.Length > 0; path = path.LastIndexOf('/') is > 0 and var cut ? path[..cut] : "")
            {
                leaves[path] = leaves.GetValueOrDefault(path) + 1;
            }
        }
    }

    /// <summary>Reads it; null before speciation, and where dialogs are one's own.</summary>
    public static TreeBrowser? Read(HomeLayout home, string cycleId) =>
        new CycleArtifacts(home).Find(cycleId, 1, StageNames.Speciate, ArtifactNames.ContextTree) is { } artifact ? new TreeBrowser([.. artifact.Read<ContextTreeRow>()]) : null;

    /// <summary>What hangs on a node; the areas for the empty path.</summary>
    public IReadOnlyList<ContextTreeRow> Children(string path) =>
        [.. path.Length == 0 ? byParent[byParent[""].FirstOrDefault()?.Path ?? "-"] : byParent[path]];

    /// <summary>Functionalities below a node, itself counted.</summary>
    public int Leaves(string path) => leaves.GetValueOrDefault(path);
}
