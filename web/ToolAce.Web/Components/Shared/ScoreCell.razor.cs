using Microsoft.AspNetCore.Components;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Web.Components.Shared;

/// <summary>A score with its interval, and how far it is from a baseline's.</summary>
public sealed partial class ScoreCell
{
    /// <summary>Null where it was not measured.</summary>
    [Parameter, EditorRequired]
    public required CellScore? Score { get; set; }

    /// <summary>The same column of the baseline; null without one.</summary>
    [Parameter, EditorRequired]
    public required CellScore? Baseline { get; set; }

    private bool Apart => Baseline is { } baseline && Score?.IsApartFrom(baseline) == true;
}
