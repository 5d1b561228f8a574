namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>How a stage's child ended.</summary>
/// <param name="Message">What went wrong, where, and how to mend it; null when nothing did.</param>
/// <param name="Detail">The exception with its stack; null when nothing went wrong.</param>
public sealed record AttemptOutcome(AttemptEnd End, string? Message = null, string? Detail = null)
{
    /// <summary>The process exit code that goes with it.</summary>
    public int ExitCode() => End switch
    {
        AttemptEnd.Done => 0,
        AttemptEnd.Failed or AttemptEnd.Transient or AttemptEnd.Died => 1,
        AttemptEnd.BadInput => 2,
        AttemptEnd.Stopped => 75,
        _ => throw new ArgumentOutOfRangeException(nameof(End), End, "unknown end"),
    };
}
