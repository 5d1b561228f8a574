namespace ToolAce.Eval.Suites;

/// <summary>How a suite reads a model's answer.</summary>
public enum CallDecoding
{
    /// <summary>By the house's call syntax, which knows names of any characters.</summary>
    CallSyntax,

    /// <summary>By the benchmark's own decoder of the category's language, or of the format that the item asks for.</summary>
    Official,
}
