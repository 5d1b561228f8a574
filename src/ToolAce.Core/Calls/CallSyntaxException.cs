namespace ToolAce.Core.Calls;

/// <summary>Text that was to be a list of calls and is not.</summary>
public sealed class CallSyntaxException(string problem, int position) : FormatException($"{problem} at character {position}")
{
    /// <summary>What is wrong.</summary>
    public string Problem { get; } = problem;

    /// <summary>Zero-based character in the text.</summary>
    public int Position { get; } = position;
}
