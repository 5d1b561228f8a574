namespace ToolAce.Synthesis.Tools;

/// <summary>How much of its domain an API covers.</summary>
public enum DiversityLevel
{
    /// <summary>One functionality.</summary>
    Simple,

    /// <summary>Two or three.</summary>
    Moderate,

    /// <summary>Four to six.</summary>
    Complex,
}
