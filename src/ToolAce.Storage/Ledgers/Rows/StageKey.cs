namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>One attempt at one stage; iterations and attempts count from 1.</summary>
public sealed record StageKey(string CycleId, int Iteration, string Stage, int Attempt);
