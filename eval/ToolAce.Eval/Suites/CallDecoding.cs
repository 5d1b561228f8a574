namespace ToolAce.Eval.Suites;

/// <summary>How a suite reads a model's answer.</summary>
public enum CallDecoding
{
    /// <summary>By the house's call syntax, which knows names of any characters.</summary>
    CallSyntax,

    /// <summary>By the benchmark's own decoder of the category's language.</summary>
    OfficialPython,
}
