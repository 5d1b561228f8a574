using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Stages;

/// <summary>What stages read off a dialog.</summary>
internal static class DialogFigures
{
    /// <summary>Complexity after the last adjustment; null when it was not measured.</summary>
    public static double? FinalComplexity(this Dialog dialog) => dialog.Adjustments is [.., var last] ? last.After : dialog.Complexity?.Value;
}
