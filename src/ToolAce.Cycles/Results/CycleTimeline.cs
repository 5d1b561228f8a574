using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Results;

/// <summary>A cycle's stages as planned, with what the ledger and the stages' own files say of each; cost grows with the attempts and one stage's progress file.</summary>
public static class CycleTimeline
{
    /// <summary>Every planned stage, in order.</summary>
    public static async Task<IReadOnlyList<StageView>> ReadAsync(
        Ledger ledger, HomeLayout home, Cycle cycle, CycleConfig config, TimeProvider time, CancellationToken cancellationToken)
    {
        var attempts = (await ledger.StagesAsync(cycle.Id, cancellationToken)).ToLookup(s => (s.Iteration, s.Stage));
        return [.. CyclePlan.Of(config).Select(p => View(home, cycle, p, [.. attempts[(p.Iteration, p.Stage)]], time.GetUtcNow()))];
    }

    /// <summary>All progress lines of one stage so far, all attempts.</summary>
    public static IReadOnlyList<ProgressLine> Progress(HomeLayout home, string cycleId, int iteration, string stage) =>
        new ProgressTail<ProgressLine>(home.ProgressFile(cycleId, iteration, stage)).Read();

    private static StageView View(HomeLayout home, Cycle cycle, PlannedStage planned, IReadOnlyList<CycleStage> attempts, DateTimeOffset now)
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
            Now = last.State == RunState.Running ? Progress(home, cycle.Id, planned.Iteration, planned.Stage) is [.., var line] ? line : null : null,
        };
    }
}
