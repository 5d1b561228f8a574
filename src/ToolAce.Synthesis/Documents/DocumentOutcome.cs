namespace ToolAce.Synthesis.Documents;

/// <summary>What came of a document.</summary>
public enum DocumentOutcome
{
    /// <summary>It gave a domain with functionalities.</summary>
    Used,

    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is no text.</summary>
    Binary,

    /// <summary>It cannot be opened, decoded or parsed.</summary>
    Unreadable,

    /// <summary>It was not looked at: a format that was not asked for, a hidden file, a link.</summary>
    LeftOut,

    /// <summary>The analyst does not want to speak about it.</summary>
    Refused,

    /// <summary>The analyst gave nothing that can be used.</summary>
    Malformed,

    /// <summary>The analyst could not be reached.</summary>
    Failed,

    /// <summary>All that it offers belongs to held-out domains.</summary>
    HeldOut,
}
