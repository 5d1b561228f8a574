using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Browsing;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Web.Components.Shared;

/// <summary>A node of the context tree with all below it; only what is open is drawn.</summary>
public sealed partial class TreeNode
{
    private bool _open;

    /// <summary>The tree.</summary>
    [Parameter, EditorRequired]
    public required TreeBrowser Tree { get; set; }

    /// <summary>The node.</summary>
    [Parameter, EditorRequired]
    public required ContextTreeRow Node { get; set; }

    /// <summary>The cycle whose tree it is.</summary>
    [Parameter, EditorRequired]
    public required string CycleId { get; set; }
}
