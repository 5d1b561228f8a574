using ToolAce.Storage.Homes;

namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>One attempt at a stage, and how it went.</summary>
public sealed record CycleStage(string CycleId, int Iteration, string Stage, int Attempt, RunState State)
{
    /// <summary>The child process that works on it: its number, its start in clock ticks since boot, and the boot.</summary>
    public int? Pid { get; init; }

    /// <inheritdoc cref="Pid"/>
    public long? ProcessStarted { get; init; }

    /// <inheritdoc cref="Pid"/>
    public string? Boot { get; init; }

    /// <summary>When it began to run.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Seconds from start to end.</summary>
    public double? Seconds { get; init; }

    /// <summary>The process's exit code; null when none was seen.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The last lines of its log, kept for failures.</summary>
    public string? LastLines { get; init; }

    /// <summary>The attempt's name.</summary>
    public StageKey Key() => new(CycleId, Iteration, Stage, Attempt);

    /// <summary>Its process, which may be gone; null before it started.</summary>
    public ProcessIdentity? Process() => Pid is { } pid && ProcessStarted is { } started && Boot is { } boot ? new(pid, started, boot) : null;
}
