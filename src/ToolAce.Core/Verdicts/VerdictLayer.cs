namespace ToolAce.Core.Verdicts;

/// <summary>Which layer of verification spoke (ToolACE 2.3).</summary>
public enum VerdictLayer
{
    /// <summary>A rule.</summary>
    Rule,

    /// <summary>A model expert, or the scripted one that stands in.</summary>
    Expert,

    /// <summary>A person.</summary>
    Human,
}
