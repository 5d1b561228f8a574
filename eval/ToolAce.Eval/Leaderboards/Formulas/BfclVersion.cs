namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>How the Berkeley board made one figure of its categories, over time.</summary>
public enum BfclVersion
{
    /// <summary>Until 2024-08-14: every item counts the same.</summary>
    V1,

    /// <summary>From 2024-08-19: ten means of non-live and live categories.</summary>
    V2,

    /// <summary>From 2024-09-20: non-live (with executed calls), live and multi-turn, a third each.</summary>
    V3Executed,

    /// <summary>From 2025-04-09: the same without executed calls.</summary>
    V3,

    /// <summary>From 2025-07-17: shares in percent, agentic tasks first.</summary>
    V4,
}
