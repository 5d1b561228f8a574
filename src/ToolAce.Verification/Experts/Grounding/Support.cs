namespace ToolAce.Verification.Experts.Grounding;

/// <summary>How well the conversation supports a value.</summary>
internal enum Support
{
    /// <summary>It stands there, in these or other words.</summary>
    Grounded,

    /// <summary>It may follow from what stands there.</summary>
    Weak,

    /// <summary>Nothing supports it.</summary>
    Absent,
}
