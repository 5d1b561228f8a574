namespace ToolAce.Cycles.Estimates;

/// <summary>The seconds one stage will roughly take.</summary>
public sealed record StageEstimate(string Stage, int Iteration, double Seconds);
