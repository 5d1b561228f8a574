namespace ToolAce.Cycles.Stages.Planning;

/// <summary>An artifact that a stage reads: which stage of which iteration wrote it. Several with one artifact name are read in the order of iterations.</summary>
public sealed record PlannedInput(int Iteration, string Stage, string Artifact);
