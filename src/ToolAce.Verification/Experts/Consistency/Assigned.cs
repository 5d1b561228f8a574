namespace ToolAce.Verification.Experts.Consistency;

/// <summary>How a request puts a value to a parameter's name.</summary>
internal enum Assigned
{
    /// <summary>Not at all.</summary>
    No,

    /// <summary>The two stand side by side, which may be chance: "Italian kitchen".</summary>
    Beside,

    /// <summary>A word joins them, or they make up a part of the sentence: "Italian as the kitchen", ", kitchen Italian".</summary>
    Said,
}
