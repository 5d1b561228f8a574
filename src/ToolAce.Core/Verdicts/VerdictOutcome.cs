namespace ToolAce.Core.Verdicts;

/// <summary>What a check decided.</summary>
public enum VerdictOutcome
{
    /// <summary>Nothing found.</summary>
    Accepted,

    /// <summary>A defect.</summary>
    Rejected,

    /// <summary>Undecided: a person should look.</summary>
    Unsure,
}
