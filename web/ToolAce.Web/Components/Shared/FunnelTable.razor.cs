using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Stages.Funnels;

namespace ToolAce.Web.Components.Shared;

/// <summary>What came in, went on and was held back with its reason, stage after stage.</summary>
public sealed partial class FunnelTable
{
    /// <summary>In the order of the stages.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Funnel> Funnels { get; set; }
}
