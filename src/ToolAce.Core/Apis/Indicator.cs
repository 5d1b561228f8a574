namespace ToolAce.Core.Apis;

/// <summary>The five diversity indicators of tool evolution (ToolACE 2.1).</summary>
public enum Indicator
{
    /// <summary>A new functionality.</summary>
    AddFunctionality,

    /// <summary>New parameters.</summary>
    AddParameter,

    /// <summary>Further constraints: an enumeration, a range, a pattern, a required mark.</summary>
    AddConstraint,

    /// <summary>A parameter's type is mutated.</summary>
    MutateType,

    /// <summary>Other or further results.</summary>
    ChangeResults,
}
