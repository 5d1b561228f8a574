namespace ToolAce.Eval.Separation;

/// <summary>In what a sample meets a suite.</summary>
public enum OverlapKind
{
    /// <summary>Words in a row.</summary>
    Text,

    /// <summary>A tool of the same normalised name and parameters.</summary>
    Tool,
}
