namespace ToolAce.Web.Leaderboards;

/// <summary>What is known of a difference to the baseline.</summary>
public enum DifferenceMark
{
    /// <summary>There is none, or it is not known yet.</summary>
    None,

    /// <summary>It stands after the correction for many comparisons.</summary>
    Significant,

    /// <summary>It does not.</summary>
    NotSignificant,

    /// <summary>The items of both are not at hand, or not the same.</summary>
    Untested,
}
