using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages.Planning;

namespace ToolAce.Cycles.Dispatching;

/// <summary>How a dispatcher works.</summary>
public sealed record DispatcherOptions
{
    /// <summary>How children are started.</summary>
    public required StageCommand Command { get; init; }

    /// <summary>How long it waits for them.</summary>
    public SupervisionOptions Supervision { get; init; } = new();

    /// <summary>Waits before the second, third, … attempt of a stage that died or hit trouble that may pass.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)];

    /// <summary>Stages that may run at once on this machine, whatever their cycles: one trainer, one GPU.</summary>
    public int StagesAtOnce { get; init; } = 1;

    /// <summary>The stages of a cycle; tests make shorter ones.</summary>
    internal Func<CycleConfig, IReadOnlyList<PlannedStage>> Plan { get; init; } = CyclePlan.Of;
}
