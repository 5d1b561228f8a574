namespace ToolAce.Cycles.Stages.Contaminations;

/// <summary>A suite in a report: how much of it was compared with, and what of it was not and why.</summary>
public sealed record CheckedSuite(string Name, int Items, IReadOnlyList<string> Unchecked);
