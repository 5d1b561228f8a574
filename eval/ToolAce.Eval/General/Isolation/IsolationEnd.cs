namespace ToolAce.Eval.General.Isolation;

/// <summary>How an isolated program came to its end.</summary>
public enum IsolationEnd
{
    /// <summary>By itself, with whatever exit code.</summary>
    Exited,

    /// <summary>Out of processor time or of time on the clock.</summary>
    OutOfTime,

    /// <summary>More output than is read.</summary>
    TooMuchOutput,

    /// <summary>By a signal, such as a crash of the interpreter.</summary>
    Signalled,
}
