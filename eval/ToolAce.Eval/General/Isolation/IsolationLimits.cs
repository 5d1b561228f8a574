namespace ToolAce.Eval.General.Isolation;

/// <summary>What an isolated program may use.</summary>
public sealed record IsolationLimits
{
    /// <summary>Processor time.</summary>
    public TimeSpan ProcessorTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Time on the clock, for programs that sleep; generous, so that a busy machine changes no verdict.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Address space in bytes. There is but one process, so this is all the memory there is, the small private folder aside.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Size of a file that the program writes, in bytes.</summary>
    public long FileBytes { get; init; } = 1L << 20;

    /// <summary>Characters of standard output, and of standard error, that are read; one more ends the program.</summary>
    public int OutputCharacters { get; init; } = 1 << 16;
}
