using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;

namespace ToolAce.Cycles.Dispatching.Queue;

/// <summary>One queued stage of this process: what the job works on, and where the dispatcher waits for it.</summary>
internal sealed class StageTicket(string cycleId, PlannedStage stage, AttemptFolder folder, Action<CycleEventKind, string?, ProgressLine?> tell, CancellationToken stop)
{
    public string CycleId { get; } = cycleId;

    public PlannedStage Stage { get; } = stage;

    public AttemptFolder Folder { get; } = folder;

    public Action<CycleEventKind, string?, ProgressLine?> Tell { get; } = tell;

    public CancellationToken Stop { get; } = stop;

    /// <summary>Attempts begun by this process.</summary>
    public int Attempts { get; set; }

    public TaskCompletionSource<AttemptOutcome> Finished { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The Quartz job's name.</summary>
    public string Name => NameOf(CycleId, Stage);

    public static string NameOf(string cycleId, PlannedStage stage) => $"{cycleId}/{stage.Iteration}/{stage.Stage}";
}
