namespace ToolAce.Cycles.Results;

/// <summary>Seconds of all attempts at one stage of one iteration.</summary>
public sealed record StageTime(string Name, int Iteration, double Seconds);
