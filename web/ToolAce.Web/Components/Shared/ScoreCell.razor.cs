using Microsoft.AspNetCore.Components;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Web.Components.Shared;

/// <summary>A score with its interval, and how far it is from a baseline's.</summary>
public sealed partial class ScoreCell
{
    /// <summary>Null where it was not measured.</summary>
    [Parameter, EditorRequired]
    public required ScoreRow? Score { get; set; }

    /// <summary>The same column of the baseline; null without one.</summary>
    [Parameter, EditorRequired]
    public required ScoreRow? Baseline { get; set; }

    private bool Apart => Score is { } s && Baseline is { } b && (s.Low > b.High || s.High < b.Low);
}
