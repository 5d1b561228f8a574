using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;

namespace ToolAce.Cycles.Dispatching;

/// <summary>Something that happened in a cycle. <paramref name="Index"/> counts the plan's stages from 0.</summary>
public sealed record CycleEvent(CycleEventKind Kind, PlannedStage Stage, int Index, int Stages)
{
    /// <summary>How far the stage is; with <see cref="CycleEventKind.Progress"/>.</summary>
    public ProgressLine? Line { get; init; }

    /// <summary>Why, with <see cref="CycleEventKind.Retrying"/> and <see cref="CycleEventKind.Failed"/>; from where, with <see cref="CycleEventKind.Reused"/>.</summary>
    public string? Message { get; init; }

    /// <summary>What the stage's attempts took in all; with <see cref="CycleEventKind.Done"/>.</summary>
    public double? Seconds { get; init; }
}
