namespace ToolAce.Synthesis.Dialogs;

/// <summary>How a person goes on once a request has been served.</summary>
public enum FurtherForm
{
    /// <summary>The function that was called last, with other values.</summary>
    Again,

    /// <summary>Another offered function.</summary>
    Other,

    /// <summary>A function that needs a value of an earlier result.</summary>
    FromResult,

    /// <summary>Talk, or a wish that no function serves.</summary>
    Plain,
}
