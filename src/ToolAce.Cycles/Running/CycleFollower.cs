using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Running;

/// <summary>Follows a cycle that another process runs, by its files alone: the ledger is that process's own.</summary>
public sealed class CycleFollower(HomeLayout home, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits for its end, telling what happens, and sums it up.</summary>
    /// <exception cref="CycleFailedException">A stage failed for good.</exception>
    /// <exception cref="CycleStoppedException">It was cancelled there, or the server has ended.</exception>
    /// <exception cref="OperationCanceledException">Nobody follows it any more; it goes on.</exception>
    public async Task<CycleSummary> FollowAsync(string cycleId, CycleConfig config, IProgress<CycleEvent> progress, CancellationToken cancellationToken)
    {
        var plan = CyclePlan.Of(config);
        var told = new RunState?[plan.Count];
        var tails = plan.Select(p => new ProgressTail<ProgressLine>(home.ProgressFile(cycleId, p.Iteration, p.Stage))).ToList();
        while (true)
        {
            // The state first: what a stage told before its cycle's end is read after that.
            var cycle = Read<Cycle>(home.CycleFile(cycleId));
            for (var i = 0; i < plan.Count; i++)
            {
                Tell(cycleId, plan, i, told, tails[i], progress);
            }

            switch (cycle.State)
            {
                case RunState.Done:
                    return new SummaryBuilder(home).Build(cycleId, config, wallSeconds: null);
                case RunState.Failed:
                    throw Failure(cycleId, plan, cycle);
                case RunState.Cancelled:
                    throw new CycleStoppedException($"The cycle {cycleId} was cancelled at the server. It can be resumed there.");
                case RunState.Pending or RunState.Running when HomeLock.Holder(home) is null:
                    throw new CycleStoppedException($"The server that ran the cycle {cycleId} has ended. The same command goes on with it.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private void Tell(string cycleId, IReadOnlyList<PlannedStage> plan, int i, RunState?[] told, ProgressTail<ProgressLine> tail, IProgress<CycleEvent> progress)
    {
        if (told[i] == RunState.Done || Attempts(cycleId, plan[i]) is not [.., var last] attempts)
        {
            return;
        }

        foreach (var line in tail.Read())
        {
            progress.Report(Event(CycleEventKind.Progress) with { Line = line });
        }

        if (last.State != told[i])
        {
            told[i] = last.State;
            if (last.State == RunState.Done)
            {
                progress.Report(Event(CycleEventKind.Done) with { Seconds = attempts.Sum(a => a.Seconds ?? 0) });
            }
        }

        CycleEvent Event(CycleEventKind kind) => new(kind, plan[i], i, plan.Count);
    }

    private Exception Failure(string cycleId, IReadOnlyList<PlannedStage> plan, Cycle cycle) =>
        plan.Select(p => (Planned: p, Last: Attempts(cycleId, p) is [.., var last] ? last : null)).LastOrDefault(a => a.Last?.State == RunState.Failed) is { Last: { } failed, Planned: var planned }
            ? new CycleFailedException(
                planned,
                new AttemptOutcome(failed.ExitCode == new AttemptOutcome(AttemptEnd.BadInput).ExitCode() ? AttemptEnd.BadInput : AttemptEnd.Failed, failed.Error),
                failed.LastLines?.Split('\n') ?? [],
                home.LogFile(cycleId, planned.Iteration, planned.Stage))
            : new InvalidOperationException(cycle.Error ?? $"The cycle {cycleId} failed.");

    private IReadOnlyList<CycleStage> Attempts(string cycleId, PlannedStage planned) =>
        File.Exists(home.StageFile(cycleId, planned.Iteration, planned.Stage)) ? Read<List<CycleStage>>(home.StageFile(cycleId, planned.Iteration, planned.Stage)) : [];

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), CoreJson.Options)!;
}
