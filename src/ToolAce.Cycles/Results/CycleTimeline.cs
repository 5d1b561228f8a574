using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Results;

/// <summary>A cycle's stages as planned, with what the ledger and the stages' own files say of each; cost grows with the attempts.</summary>
public static class CycleTimeline
{
    /// <summary>Every planned stage, in order.</summary>
    public static async Task<IReadOnlyList<StageView>> ReadAsync(
        Ledger ledger, ProgressLog progress, Cycle cycle, CycleConfig config, TimeProvider time, CancellationToken cancellationToken)
    {
        var attempts = (await ledger.StagesAsync(cycle.Id, cancellationToken)).ToLookup(s => (s.Iteration, s.Stage));
        return [.. CyclePlan.Of(config).Select(p => View(progress, cycle, p, [.. attempts[(p.Iteration, p.Stage)]], time.GetUtcNow()))];
    }

    private static StageView View(ProgressLog progress, Cycle cycle, PlannedStage planned, IReadOnlyList<CycleStage> attempts, DateTimeOffset now)
    {
        var view = new StageView(planned.Iteration, planned.Stage, RunState.Pending);
        if (attempts.Count == 0)
        {
            // Without an attempt of its own in a cycle that is done, it was taken over from an earlier cycle.
            return cycle.State == RunState.Done ? view with { State = RunState.Done } : view;
        }

        var last = attempts[^1];
        return view with
        {
            State = last.State,
            Attempts = attempts.Count,
            Error = last.Error,
            LastLines = last.State == RunState.Failed ? last.LastLines : null,
            Seconds = attempts.Sum(a => a.Seconds ?? (a is { State: RunState.Running, StartedAt: { } start } ? (now - start).TotalSeconds : 0)),
            Now = last.State == RunState.Running ? progress.Lines(planned.Iteration, planned.Stage) is [.., var line] ? line : null : null,
        };
    }
}
