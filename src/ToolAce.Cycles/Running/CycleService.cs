using System.Collections.Concurrent;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Publishing;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Running;

/// <summary>
/// The cycles of one home for as long as a server lives: launches, cancels, goes on. They belong to the server, never to who looks at them. What ran when the last
/// server ended goes on when this one starts, and a child that is still alive is adopted.
/// </summary>
public sealed class CycleService : IAsyncDisposable
{
    private readonly HomeLayout home;
    private readonly Ledger ledger;
    private readonly CycleDispatcher dispatcher;
    private readonly TimeProvider time;
    private readonly ConfigPaths paths;
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource ending = new();

    private CycleService(HomeLayout home, Ledger ledger, CycleDispatcher dispatcher, TimeProvider time, ConfigPaths paths) =>
        (this.home, this.ledger, this.dispatcher, this.time, this.paths) = (home, ledger, dispatcher, time, paths);

    /// <summary>Takes up what the last server left unfinished. The caller holds the home's lock.</summary>
    /// <param name="programRoot">Where the program's own <c>configs</c> folder lies; relative paths in configs are looked for there.</param>
    public static async Task<CycleService> StartAsync(
        HomeLayout home, Ledger ledger, IReadOnlyList<IStage> stages, DispatcherOptions options, TimeProvider time, string programRoot, CancellationToken cancellationToken)
    {
        var unfinished = (await ledger.CyclesAsync(cancellationToken)).Where(c => c.State is RunState.Pending or RunState.Running).Reverse().ToList();
        var started = await CycleDispatcher.StartAsync(home, ledger, stages, options, time, [.. unfinished.Select(c => c.Id)], cancellationToken);
        var service = new CycleService(home, ledger, started, time, new ConfigPaths(Path.Combine(programRoot, "configs", "presets"), programRoot, programRoot).WithEnvironment());
        foreach (var cycle in unfinished)
        {
            await service.GoOnAsync(cycle.Id, cancellationToken);
        }

        return service;
    }

    /// <summary>What a config's text asks for.</summary>
    /// <exception cref="CycleConfigException">It cannot be read; every problem is named.</exception>
    public CycleRun Read(string text, string source) => new(text, CycleConfigReader.Read(text, source), paths);

    /// <summary>What a cycle of the ledger asks for.</summary>
    /// <exception cref="CycleConfigException">Its config cannot be read by this program.</exception>
    public CycleRun RunOf(Cycle cycle) => CycleRun.Of(cycle, home, paths);

    /// <summary>Goes on with the home's unfinished cycle of the same config, or starts a new one; tells which, and returns at once.</summary>
    /// <exception cref="CycleConfigException">Something the config names is missing.</exception>
    public async Task<(Cycle Cycle, bool GoesOn)> TakeAsync(CycleRun run, CancellationToken cancellationToken)
    {
        Prerequisites.Check(run, home);
        if (await ledger.UnfinishedCycleAsync(run.Config.Fingerprint(), cancellationToken) is not { } unfinished
            || CycleRun.Of(unfinished, home, run.Paths) is not { } kept || !run.ReadsTheSameAs(kept)
            || run.Config.Agents != kept.Config.Agents) // a cycle here goes on with the config that it was entered with; what an endpoint said for it costs another nothing
        {
            return (await LaunchAsync(run, cancellationToken), GoesOn: false);
        }

        await GoOnAsync(unfinished.Id, cancellationToken);
        return (unfinished, GoesOn: true);
    }

    /// <summary>Starts a new cycle and returns at once.</summary>
    /// <exception cref="CycleConfigException">Something the config names is missing.</exception>
    public async Task<Cycle> LaunchAsync(CycleRun run, CancellationToken cancellationToken)
    {
        Prerequisites.Check(run, home);
        var cycle = await NewCycle.CreateAsync(home, ledger, run, time, cancellationToken);
        Begin(cycle.Id, () => RunAsync(cycle.Id, run));
        return cycle;
    }

    /// <summary>Goes on with a cycle that was cancelled, failed or stopped; what is finished is not done again. Does nothing where it runs or is done.</summary>
    public async Task GoOnAsync(string cycleId, CancellationToken cancellationToken)
    {
        if (running.ContainsKey(cycleId) || await ledger.CycleAsync(cycleId, cancellationToken) is not { State: not RunState.Done } cycle)
        {
            return;
        }

        try
        {
            var run = RunOf(cycle);
            Prerequisites.Check(run, home);
            await ledger.SetCycleAsync(cycleId, RunState.Pending, error: null, cancellationToken); // whoever looks from now on sees no earlier end
            Begin(cycleId, () => RunAsync(cycleId, run));
        }
        catch (CycleConfigException problem)
        {
            await ledger.SetCycleAsync(cycleId, RunState.Failed, problem.Message, cancellationToken);
        }
    }

    /// <summary>Ends a running cycle at its next safe point; it keeps all that is finished and can go on later.</summary>
    public async Task CancelAsync(string cycleId)
    {
        if (running.TryGetValue(cycleId, out var task) && dispatcher.Stop(cycleId))
        {
            await task;
            if (await ledger.CycleAsync(cycleId, CancellationToken.None) is { State: RunState.Pending })
            {
                await ledger.SetCycleAsync(cycleId, RunState.Cancelled, error: null, CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// Begins to write one form of an iteration's checkpoint and returns at once; <see cref="Models.CheckpointExports"/> tells how far it is. Does nothing while that very
    /// export is being written.
    /// </summary>
    /// <exception cref="CycleConfigException">Something the cycle's config names is missing.</exception>
    public async Task ExportAsync(string cycleId, int iteration, ExportFormat format, CancellationToken cancellationToken)
    {
        var cycle = await ledger.CycleAsync(cycleId, cancellationToken) ?? throw new LedgerException($"The ledger has no cycle '{cycleId}'.");
        var run = RunOf(cycle);
        var stage = ExportStage.Of(iteration, format);
        Begin($"{cycleId}/{iteration}/{stage.Stage}", () => dispatcher.RunAsideAsync(cycleId, stage, run.Config, run.Paths, ending.Token));
    }

    /// <summary>Whether a form of an iteration's checkpoint is being written, or waits for its turn.</summary>
    public bool Exports(string cycleId, int iteration, ExportFormat format) => running.ContainsKey($"{cycleId}/{iteration}/{StageNames.Export(format)}");

    /// <summary>Checkpoints on request of the trainings under way.</summary>
    public CheckpointRequests Checkpoints => new(home);

    /// <summary>Whether a cycle runs here.</summary>
    public bool Runs(string cycleId) => running.ContainsKey(cycleId);

    /// <summary>Stops every cycle at its next safe point; the next server goes on with them.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(running.Values);
        await dispatcher.DisposeAsync();
        ending.Dispose();
    }

    private Task RunAsync(string cycleId, CycleRun run) => dispatcher.RunAsync(cycleId, run.Config, run.Paths, progress: null, ending.Token);

    private void Begin(string name, Func<Task> work)
    {
        // The task ends the entry, so the entry has to be there first. Whoever asks, a page or a request, does not wait for the work or lend it its thread.
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (running.TryAdd(name, Task.Run(WorkAsync, CancellationToken.None)))
        {
            begun.SetResult();
        }

        async Task WorkAsync()
        {
            await begun.Task;
            try
            {
                await work();
            }
            catch (Exception)
            {
                // However it ended, the dispatcher has entered it in the ledger with its reason.
            }
            finally
            {
                running.TryRemove(name, out _);
            }
        }
    }
}
