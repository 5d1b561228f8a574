namespace ToolAce.Eval.Leaderboards.References;

/// <summary>Seconds an answer took, as published; null where not.</summary>
public sealed record Latency(double? Mean, double? Deviation, double? Percentile95);
