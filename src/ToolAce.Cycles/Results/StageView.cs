using ToolAce.Cycles.Stages.Context;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Results;

/// <summary>Where one planned stage stands.</summary>
/// <param name="Seconds">What its attempts took so far; null before the first.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="LastLines">The end of its log, kept for failures.</param>
/// <param name="Now">How far a running one is.</param>
public sealed record StageView(
    int Iteration, string Stage, RunState State, double? Seconds = null, int Attempts = 0, string? Error = null, string? LastLines = null, ProgressLine? Now = null);
