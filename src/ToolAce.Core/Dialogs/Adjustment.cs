namespace ToolAce.Core.Dialogs;

/// <summary>One step of self-guided complication: the direction asked for, and complexity before and after.</summary>
public sealed record Adjustment(AdjustmentDirection Direction, double Before, double After);
