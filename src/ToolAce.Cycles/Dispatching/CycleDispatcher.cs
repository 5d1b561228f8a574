using System.Collections.Concurrent;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Dispatching.Queue;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Dispatching;

/// <summary>
/// Drives cycles stage after stage. One a home, under its lock. What is finished is not done again, what still runs is adopted, what died goes on after its last
/// whole part.
/// </summary>
public sealed class CycleDispatcher : IAsyncDisposable
{
    private const int Priority = 5; // Quartz's own middle
    private const int AsidePriority = 8; // a person waits for it
    private readonly Ledger ledger;
    private readonly StageQueue queue;
    private readonly StagePreparation preparation;
    private readonly DispatcherOptions options;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);

    private CycleDispatcher(Ledger ledger, StageQueue queue, StagePreparation preparation, DispatcherOptions options) =>
        (this.ledger, this.queue, this.preparation, this.options) = (ledger, queue, preparation, options);

    /// <summary>
    /// Starts the queue. Children of a dead dispatcher are adopted when their cycle is run; those of cycles not named in <paramref name="cyclesToRun"/> are ended here, and
    /// exports, which no plan takes up again.
    /// </summary>
    public static async Task<CycleDispatcher> StartAsync(
        HomeLayout home,
        Ledger ledger,
        IReadOnlyList<IStage> stages,
        DispatcherOptions options,
        TimeProvider time,
        IReadOnlyCollection<string> cyclesToRun,
        CancellationToken cancellationToken)
    {
        var prepared = new StagePreparation(home, ledger, stages, new ContentHasher(), time);
        await EndOrphansAsync(ledger, prepared, cyclesToRun, cancellationToken);
        var started = await StageQueue.StartAsync(home, new StageRunner(ledger, options, time), options, cancellationToken);
        return new CycleDispatcher(ledger, started, prepared, options);
    }

    /// <summary>Runs a cycle of the ledger to its end. Cancelling stops it so that it can go on later.</summary>
    /// <exception cref="CycleFailedException">A stage failed for good.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the ledger has it as pending.</exception>
    public async Task RunAsync(string cycleId, CycleConfig config, ConfigPaths paths, IProgress<CycleEvent>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!running.TryAdd(cycleId, stop))
        {
            throw new InvalidOperationException($"the cycle {cycleId} runs already");
        }

        try
        {
            await ledger.SetCycleAsync(cycleId, RunState.Running, error: null, cancellationToken);
            var plan = options.Plan(config);
            for (var i = 0; i < plan.Count; i++)
            {
                await RunStageAsync(cycleId, plan[i], config, paths, (kind, message, line, seconds) =>
                    progress?.Report(new CycleEvent(kind, plan[i], i, plan.Count) { Message = message, Line = line, Seconds = seconds }), Priority, stop.Token);
            }

            await ledger.SetCycleAsync(cycleId, RunState.Done, error: null, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await ledger.SetCycleAsync(cycleId, RunState.Pending, "stopped; the same command goes on with it", CancellationToken.None);
            throw;
        }
        catch (Exception failure)
        {
            await ledger.SetCycleAsync(cycleId, RunState.Failed, failure.Message, CancellationToken.None);
            throw;
        }
        finally
        {
            running.TryRemove(cycleId, out _);
        }
    }

    /// <summary>Runs one stage outside its cycle's plan, before the stages that wait. The cycle's own state stays as it is.</summary>
    /// <exception cref="CycleFailedException">It failed for good.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; asked for again, it goes on.</exception>
    internal async Task RunAsideAsync(string cycleId, PlannedStage planned, CycleConfig config, ConfigPaths paths, CancellationToken cancellationToken)
    {
        try
        {
            await RunStageAsync(cycleId, planned, config, paths, (_, _, _, _) => { }, AsidePriority, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not CycleFailedException)
        {
            // It failed before it had an attempt, and no cycle's state would tell.
            var attempt = await ledger.QueueStageAsync(cycleId, planned.Iteration, planned.Stage, CancellationToken.None);
            await ledger.FinishStageAsync(attempt.Key(), new StageEnd(RunState.Failed, Error: failure.Message), CancellationToken.None);
            throw;
        }
    }

    /// <summary>Asks a cycle that runs here to stop; true when there is one.</summary>
    public bool Stop(string cycleId)
    {
        if (!running.TryGetValue(cycleId, out var stop))
        {
            return false;
        }

        stop.Cancel();
        return true;
    }

    /// <summary>Stops all cycles and the queue, and waits for their children.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var stop in running.Values)
        {
            await stop.CancelAsync();
        }

        await queue.DisposeAsync();
    }

    private async Task RunStageAsync(
        string cycleId, PlannedStage planned, CycleConfig config, ConfigPaths paths, Action<CycleEventKind, string?, ProgressLine?, double?> tell, int priority, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var request = preparation.Request(cycleId, planned, config, paths, stop);
        var folder = preparation.FolderOf(cycleId, planned);
        if (folder.LivingChild() is null && preparation.Finished(request, planned) is { } there)
        {
            await RecordAsync(there);
            await CloseOpenAttemptsAsync(cycleId, planned);
            tell(CycleEventKind.Skipped, null, null, null);
            return;
        }

        if (config.Cycle.Reuse && folder.LivingChild() is null && await preparation.ReuseAsync(request, planned, stop) is { } source)
        {
            await RecordAsync(preparation.Finished(request, planned)!);
            tell(CycleEventKind.Reused, source, null, null);
            return;
        }

        var outcome = await AttemptAsync(cycleId, planned, request, folder, (kind, message, line) => tell(kind, message, line, null), priority, stop);
        if (outcome.End != AttemptEnd.Done)
        {
            tell(CycleEventKind.Failed, outcome.Message, null, null);
            throw new CycleFailedException(planned, outcome, folder.LastLines(), folder.LogFile);
        }

        tell(CycleEventKind.Done, null, null, (await AttemptsAsync(cycleId, planned)).Sum(s => s.Seconds ?? 0));
    }

    private async Task<AttemptOutcome> AttemptAsync(
        string cycleId, PlannedStage planned, StageRequest request, AttemptFolder folder, Action<CycleEventKind, string?, ProgressLine?> tell, int priority, CancellationToken stop)
    {
        await EndChildOfOtherRequestAsync(folder, request);
        if (folder.LivingChild() is null)
        {
            folder.BeginAttempt(); // what an earlier request came to is not this one's outcome
        }

        folder.Write(request);
        var outcome = await queue.RunAsync(new StageTicket(cycleId, planned, folder, tell, stop), priority);
        if (outcome.End != AttemptEnd.Done)
        {
            stop.ThrowIfCancellationRequested();
            return outcome;
        }

        if (preparation.Finished(request, planned) is not { } outputs)
        {
            return new AttemptOutcome(AttemptEnd.Failed, $"it says that it is done, but not all of its outputs are in {folder.Path}");
        }

        await RecordAsync(outputs);
        return outcome;
    }

    private async Task RecordAsync(IReadOnlyList<Artifact> artifacts)
    {
        foreach (var artifact in artifacts)
        {
            await ledger.RecordArtifactAsync(artifact, CancellationToken.None);
        }
    }

    /// <summary>A child that finished after its dispatcher died left its attempt open in the ledger.</summary>
    private async Task CloseOpenAttemptsAsync(string cycleId, PlannedStage planned)
    {
        foreach (var open in (await AttemptsAsync(cycleId, planned)).Where(s => s.State is RunState.Pending or RunState.Running))
        {
            await ledger.FinishStageAsync(open.Key(), new StageEnd(RunState.Done, 0), CancellationToken.None);
        }
    }

    /// <summary>A child that was asked for something else must not go on writing here.</summary>
    private static async Task EndChildOfOtherRequestAsync(AttemptFolder folder, StageRequest request)
    {
        if (folder.LivingChild() is { } child && (folder.ReadRequest() is not { } old || CanonicalJson.Write(old) != CanonicalJson.Write(request)))
        {
            await EndAsync(child);
        }
    }

    private async Task<List<CycleStage>> AttemptsAsync(string cycleId, PlannedStage planned) =>
        [.. (await ledger.StagesAsync(cycleId, CancellationToken.None)).Where(s => s.Iteration == planned.Iteration && s.Stage == planned.Stage)];

    private static async Task EndOrphansAsync(Ledger ledger, StagePreparation preparation, IReadOnlyCollection<string> cyclesToRun, CancellationToken cancellationToken)
    {
        foreach (var open in (await ledger.OpenStagesAsync(cancellationToken)).Where(s => !cyclesToRun.Contains(s.CycleId) || StageNames.IsExport(s.Stage)))
        {
            if (preparation.FolderOf(open.CycleId, new PlannedStage(open.Iteration, open.Stage, [])).LivingChild() is { } child)
            {
                await EndAsync(child);
            }

            await ledger.FinishStageAsync(open.Key(), new StageEnd(RunState.Cancelled, Error: "its dispatcher died, and nobody asked for it again"), cancellationToken);
        }
    }

    private static async Task EndAsync(ProcessIdentity child)
    {
        while (child.IsAlive())
        {
            ProcessGroups.End(child);
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
