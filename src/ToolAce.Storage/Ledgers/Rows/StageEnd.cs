namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>How an attempt ended: <see cref="RunState.Done"/>, <see cref="RunState.Failed"/> or <see cref="RunState.Cancelled"/>.</summary>
public sealed record StageEnd(RunState State, int? ExitCode = null, string? Error = null, string? LastLines = null);
