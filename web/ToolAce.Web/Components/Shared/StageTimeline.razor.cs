using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Results;

namespace ToolAce.Web.Components.Shared;

/// <summary>A cycle's stages from first to last, with how far the running one is.</summary>
public sealed partial class StageTimeline
{
    /// <summary>In the order they run.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<StageView> Stages { get; set; }
}
