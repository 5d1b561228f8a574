namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>How a figure is made of its parts.</summary>
public enum Combination
{
    /// <summary>One category: right answers by items.</summary>
    Category,

    /// <summary>The plain mean of the parts.</summary>
    Unweighted,

    /// <summary>The mean of the parts, weighted by their items.</summary>
    ByItems,

    /// <summary>The mean of the parts, weighted by fixed shares.</summary>
    Percent,
}
