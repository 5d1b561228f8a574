using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Stages;

/// <summary>How hard a dialog is, as stages read it off.</summary>
internal static class DialogComplexities
{
    /// <summary>Complexity after the last adjustment; null when it was not measured.</summary>
    public static double? FinalComplexity(this Dialog dialog) => dialog.Adjustments is [.., var last] ? last.After : dialog.Complexity?.Value;
}
