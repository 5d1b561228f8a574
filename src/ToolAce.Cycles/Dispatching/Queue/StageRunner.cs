using System.Collections.Concurrent;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Dispatching.Queue;

/// <summary>What a job does: enters the attempt in the ledger, watches the child, tails its progress, enters how it ended.</summary>
internal sealed class StageRunner(Ledger ledger, DispatcherOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, StageTicket> tickets = new(StringComparer.Ordinal);
    private readonly ChildSupervisor supervisor = new(options.Command, options.Supervision, time);

    public void Add(StageTicket ticket) => tickets[ticket.Name] = ticket;

    public void Remove(StageTicket ticket) => tickets.TryRemove(ticket.Name, out _);

    /// <summary>Runs one attempt; returns why it should be tried again, or null when the ticket is settled.</summary>
    public async Task<string?> AttemptAsync(string name, CancellationToken interrupt)
    {
        if (!tickets.TryGetValue(name, out var ticket))
        {
            return null; // left in the queue by a dispatcher that died; its cycle queues it anew when it goes on
        }

        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ticket.Stop, interrupt);
            var outcome = await RunAsync(ticket, stop.Token);
            if (outcome.End is AttemptEnd.Transient or AttemptEnd.Died && ticket.Attempts <= options.RetryDelays.Count)
            {
                ticket.Tell(CycleEventKind.Retrying, outcome.Message, null);
                return outcome.Message ?? "died";
            }

            ticket.Finished.TrySetResult(outcome);
        }
        catch (Exception failure)
        {
            ticket.Finished.TrySetException(failure);
        }

        return null;
    }

    private async Task<AttemptOutcome> RunAsync(StageTicket ticket, CancellationToken stop)
    {
        ticket.Attempts++;
        var attempt = (await OpenAttemptAsync(ticket)).Key();
        if (stop.IsCancellationRequested && ticket.Folder.LivingChild() is null)
        {
            return await FinishAsync(attempt, ticket, new AttemptOutcome(AttemptEnd.Stopped, "stopped before it began"));
        }

        var tail = new ProgressTail<ProgressLine>(ticket.Folder.ProgressFile, LengthOf(ticket.Folder.ProgressFile));
        using var watched = new CancellationTokenSource();
        ticket.Tell(CycleEventKind.Started, null, null);
        var watch = WatchAsync(ticket, attempt, tail, watched.Token);
        var outcome = await supervisor.RunAsync(ticket.Folder, () => Heartbeat.Read(ticket.Folder.HeartbeatFile)?.At, stop);
        await watched.CancelAsync();
        await watch;
        return await FinishAsync(attempt, ticket, outcome);
    }

    /// <summary>The attempt that a dead dispatcher left open if its child lives on or ended well; else a new one.</summary>
    private async Task<CycleStage> OpenAttemptAsync(StageTicket ticket)
    {
        var mine = (await ledger.StagesAsync(ticket.CycleId, CancellationToken.None))
            .Where(s => s.Iteration == ticket.Stage.Iteration && s.Stage == ticket.Stage.Stage && s.State is RunState.Pending or RunState.Running)
            .ToList();
        var adopted = mine.Count > 0 && (ticket.Folder.LivingChild() is not null || ticket.Folder.ReadOutcome()?.End == AttemptEnd.Done || mine[^1].State == RunState.Pending)
            ? mine[^1]
            : null;
        foreach (var lost in mine.Where(s => s != adopted))
        {
            await ledger.FinishStageAsync(lost.Key(), new StageEnd(RunState.Failed, Error: "its dispatcher died", LastLines: Lines(ticket)), CancellationToken.None);
        }

        return adopted ?? await ledger.QueueStageAsync(ticket.CycleId, ticket.Stage.Iteration, ticket.Stage.Stage, CancellationToken.None);
    }

    private async Task WatchAsync(StageTicket ticket, StageKey attempt, ProgressTail<ProgressLine> tail, CancellationToken done)
    {
        var entered = false;
        while (true)
        {
            if (!entered && ticket.Folder.LastChild() is { } child)
            {
                entered = true;
                await ledger.StartStageAsync(attempt, child, CancellationToken.None);
            }

            foreach (var line in tail.Read())
            {
                ticket.Tell(CycleEventKind.Progress, null, line);
            }

            if (done.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await Task.Delay(entered ? options.Supervision.Poll : TimeSpan.FromMilliseconds(5), time, done);
            }
            catch (OperationCanceledException)
            {
                // once more round, for the last lines
            }
        }
    }

    private async Task<AttemptOutcome> FinishAsync(StageKey attempt, StageTicket ticket, AttemptOutcome outcome)
    {
        var end = outcome.End switch
        {
            AttemptEnd.Done => new StageEnd(RunState.Done, outcome.ExitCode()),
            AttemptEnd.Stopped => new StageEnd(RunState.Cancelled, outcome.ExitCode(), outcome.Message),
            _ => new StageEnd(RunState.Failed, outcome.ExitCode(), outcome.Message, Lines(ticket)),
        };
        await ledger.FinishStageAsync(attempt, end, CancellationToken.None);
        return outcome;
    }

    private static string Lines(StageTicket ticket) => string.Join('\n', ticket.Folder.LastLines());

    private static long LengthOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
