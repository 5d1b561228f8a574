using System.Diagnostics;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cycles.Running;

/// <summary>
/// One cycle without a server: takes the home's lock, goes on with the home's unfinished cycle of the same config or starts a new one, and sums it up.
/// </summary>
public sealed class CycleRunner(HomeLayout home, IReadOnlyList<IStage> stages, DispatcherOptions options, TimeProvider time)
{
    /// <summary>Runs to the end. <paramref name="started"/> is told the cycle's id and whether it is an earlier one that goes on.</summary>
    /// <exception cref="CycleConfigException">Something the config names is missing.</exception>
    /// <exception cref="CycleFailedException">A stage failed for good.</exception>
    /// <exception cref="HomeInUseException">Another process works on the home.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the same call goes on.</exception>
    public async Task<CycleSummary> RunAsync(CycleRun run, Action<string, bool>? started, IProgress<CycleEvent>? progress, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var held = HomeLock.Acquire(home);
        Prerequisites.Check(run, home);
        using var ledger = await Ledger.OpenAsync(home, time, cancellationToken);
        var fingerprint = run.Config.Fingerprint();
        var unfinished = await ledger.UnfinishedCycleAsync(fingerprint, cancellationToken);
        unfinished = unfinished is not null && run.ReadsTheSameAs(CycleRun.Of(unfinished, home, run.Paths)) ? unfinished : null;
        var cycle = unfinished ?? await NewCycle.CreateAsync(home, ledger, run, time, cancellationToken);
        started?.Invoke(cycle.Id, unfinished is not null);
        await using (var dispatcher = await CycleDispatcher.StartAsync(home, ledger, stages, options, time, [cycle.Id], cancellationToken))
        {
            await dispatcher.RunAsync(cycle.Id, run.Config, run.Paths, progress, cancellationToken);
        }

        return new SummaryBuilder(home).Build(cycle.Id, run.Config, unfinished is null ? clock.Elapsed.TotalSeconds : null);
    }
}
