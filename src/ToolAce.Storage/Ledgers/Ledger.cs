using Microsoft.EntityFrameworkCore;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Storage.Ledgers;

/// <summary>
/// The index of a home: what was asked, what happened, what came out. For any number of threads; writes take turns. Belongs to the process that holds
/// <see cref="HomeLock"/>; children never open it.
/// </summary>
public sealed class Ledger : IDisposable
{
    private readonly HomeLayout home;
    private readonly TimeProvider clock;
    private readonly DbContextOptions<LedgerContext> options;
    private readonly SemaphoreSlim oneWriter = new(1);

    private Ledger(HomeLayout home, TimeProvider clock, DbContextOptions<LedgerContext> options) =>
        (this.home, this.clock, this.options) = (home, clock, options);

    /// <summary>Opens the home's ledger; makes it when there is none.</summary>
    /// <exception cref="LedgerException">Damaged, of another version, or SQLite is too old.</exception>
    public static async Task<Ledger> OpenAsync(HomeLayout home, TimeProvider clock, CancellationToken cancellationToken)
    {
        home.Ensure();
        return new Ledger(home, clock, await LedgerDatabase.OpenAsync(home.LedgerFile, cancellationToken));
    }

    /// <summary>The tables, for queries of one's own; the caller disposes them.</summary>
    public LedgerContext OpenContext() => new(options);

    /// <summary>Enters a new cycle as pending.</summary>
    /// <exception cref="LedgerException">The id is taken.</exception>
    public Task<Cycle> CreateCycleAsync(string id, string name, string fingerprint, int seed, string config, CancellationToken cancellationToken) =>
        WriteAsync<Cycle>(
            async context =>
            {
                if (await context.Cycles.AnyAsync(c => c.Id == id, cancellationToken))
                {
                    throw new LedgerException($"The ledger has a cycle '{id}' already: choose another id.");
                }

                var cycle = new Cycle(id, name, fingerprint, seed, config, clock.GetUtcNow()) { State = RunState.Pending };
                context.Cycles.Add(cycle);
                return (cycle, () => CycleFiles.Write(home, cycle));
            },
            cancellationToken);

    /// <summary>Moves a cycle on; an end state gets its time, any other loses it.</summary>
    public Task<Cycle> SetCycleAsync(string id, RunState state, string? error, CancellationToken cancellationToken) =>
        WriteAsync<Cycle>(
            async context =>
            {
                var old = await context.Cycles.FindAsync([id], cancellationToken) ?? throw new LedgerException($"The ledger has no cycle '{id}'.");
                var cycle = old with { State = state, Error = error, FinishedAt = state is RunState.Pending or RunState.Running ? null : clock.GetUtcNow() };
                context.Entry(old).CurrentValues.SetValues(cycle);
                return (cycle, () => CycleFiles.Write(home, cycle));
            },
            cancellationToken);

    /// <summary>Enters the next attempt at a stage as pending.</summary>
    public Task<CycleStage> QueueStageAsync(string cycleId, int iteration, string stage, CancellationToken cancellationToken) =>
        WriteAsync<CycleStage>(
            async context =>
            {
                var attempts = await Attempts(context, cycleId, iteration, stage).ToListAsync(cancellationToken);
                var attempt = new CycleStage(cycleId, iteration, stage, attempts.Count + 1, RunState.Pending);
                context.Stages.Add(attempt);
                return (attempt, () => CycleFiles.Write(home, [.. attempts, attempt]));
            },
            cancellationToken);

    /// <summary>An attempt's process has started.</summary>
    public Task<CycleStage> StartStageAsync(StageKey key, ProcessIdentity process, CancellationToken cancellationToken) =>
        ChangeStageAsync(
            key,
            s => s with { State = RunState.Running, Pid = process.Pid, ProcessStarted = process.Started, Boot = process.Boot, StartedAt = clock.GetUtcNow() },
            cancellationToken);

    /// <summary>An attempt has ended.</summary>
    public Task<CycleStage> FinishStageAsync(StageKey key, StageEnd end, CancellationToken cancellationToken) =>
        ChangeStageAsync(
            key,
            s => s with
            {
                State = end.State,
                ExitCode = end.ExitCode,
                Error = end.Error,
                LastLines = end.LastLines,
                Seconds = s.StartedAt is { } start ? (clock.GetUtcNow() - start).TotalSeconds : null,
            },
            cancellationToken);

    /// <summary>Enters an artifact, the model its facts name, and the scores it holds; what was known of its path before is replaced.</summary>
    public Task<ArtifactRow> RecordArtifactAsync(Artifact artifact, CancellationToken cancellationToken)
    {
        var index = ArtifactIndex.Of(home, artifact);
        return WriteAsync<ArtifactRow>(
            async context =>
            {
                // Its model and scores go with it.
                await context.Artifacts.Where(a => a.Path == index.Artifact.Path).ExecuteDeleteAsync(cancellationToken);
                index.AddTo(context);
                return (index.Artifact, () => { });
            },
            cancellationToken);
    }

    /// <summary>Writes a whole copy of the ledger to a new file while it is in use.</summary>
    public async Task BackupAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            throw new LedgerException($"{file} is there already; a backup never overwrites: choose another name.");
        }

        await using var context = OpenContext();
        await context.Database.ExecuteSqlAsync($"VACUUM INTO {Path.GetFullPath(file)}", cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        LedgerDatabase.CloseIdle(home.LedgerFile);
        oneWriter.Dispose();
    }

    private static IQueryable<CycleStage> Attempts(LedgerContext context, string cycleId, int iteration, string stage) =>
        context.Stages.Where(s => s.CycleId == cycleId && s.Iteration == iteration && s.Stage == stage).OrderBy(s => s.Attempt);

    private Task<CycleStage> ChangeStageAsync(StageKey key, Func<CycleStage, CycleStage> change, CancellationToken cancellationToken) =>
        WriteAsync<CycleStage>(
            async context =>
            {
                var attempts = await Attempts(context, key.CycleId, key.Iteration, key.Stage).ToListAsync(cancellationToken);
                var old = attempts.Find(a => a.Attempt == key.Attempt) ?? throw new LedgerException($"The ledger has no attempt {key}.");
                var changed = change(old);
                context.Entry(old).CurrentValues.SetValues(changed);
                return (changed, () => CycleFiles.Write(home, [.. attempts.Select(a => a.Attempt == key.Attempt ? changed : a)]));
            },
            cancellationToken);

    // The file is written before the commit: a ledger made again from files never lacks what the ledger said.
    private async Task<T> WriteAsync<T>(Func<LedgerContext, Task<(T Result, Action WriteFile)>> change, CancellationToken cancellationToken)
    {
        await oneWriter.WaitAsync(cancellationToken);
        try
        {
            await using var context = OpenContext();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var (result, writeFile) = await change(context);
            await context.SaveChangesAsync(cancellationToken);
            writeFile();
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            oneWriter.Release();
        }
    }
}
