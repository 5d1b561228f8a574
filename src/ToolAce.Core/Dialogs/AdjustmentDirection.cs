namespace ToolAce.Core.Dialogs;

/// <summary>Which way a dialog was pushed.</summary>
public enum AdjustmentDirection
{
    /// <summary>More calls, or wording further from the tools' descriptions.</summary>
    Harder,

    /// <summary>Fewer calls, or wording nearer to the descriptions.</summary>
    Easier,
}
