namespace ToolAce.Cycles.Stages.Planning;

/// <summary>One stage of one iteration (from 1) and what it reads.</summary>
public sealed record PlannedStage(int Iteration, string Stage, IReadOnlyList<PlannedInput> Inputs);
