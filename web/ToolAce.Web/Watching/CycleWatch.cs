using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Web.Components.Shared;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Watching;

/// <summary>
/// Looks at one cycle for all the pages that show it: however many are open, ledger and files are read once a second, and only what came since. While nothing changes,
/// the same snapshot is given again.
/// </summary>
internal sealed class CycleWatch(string id, HomeLayout home, Ledger ledger, TimeProvider time) : IDisposable
{
    private const int LogLines = 20;
    private const int Unknown = -1;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(900); // pages look once a second, each at its own moment
    private readonly SemaphoreSlim oneLook = new(1);
    private readonly ProgressLog progress = new(home, id);
    private CycleSnapshot? latest;
    private long lookedAt;
    private int finished = Unknown;

    /// <summary>The cycle as it stands now, or stood less than a second ago; null where the ledger knows no such cycle.</summary>
    public async Task<CycleSnapshot?> LookAsync(CancellationToken cancellationToken)
    {
        await oneLook.WaitAsync(cancellationToken);
        try
        {
            if (lookedAt == 0 || time.GetElapsedTime(lookedAt) >= Fresh)
            {
                latest = await ReadAsync(cancellationToken);
                lookedAt = time.GetTimestamp();
            }

            return latest;
        }
        finally
        {
            oneLook.Release();
        }
    }

    /// <summary>How long nobody has looked.</summary>
    public TimeSpan Idle => time.GetElapsedTime(lookedAt);

    public void Dispose() => oneLook.Dispose();

    private async Task<CycleSnapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await ledger.CycleAsync(id, cancellationToken) is not { } cycle)
        {
            return null;
        }

        if (cycle == latest?.Cycle && cycle.State != RunState.Running)
        {
            return latest;
        }

        var config = CycleConfigReader.Read(cycle.Config, id);
        var stages = await CycleTimeline.ReadAsync(ledger, progress, cycle, config, time, cancellationToken);
        var trained = stages.Where(s => s.Stage == StageNames.Train && s.Attempts > 0).Select(s => (s.Iteration, Lines: progress.Lines(s.Iteration, s.Stage))).ToList();
        IReadOnlyList<ChartSeries> Lines(string figure) => [.. trained.Select(t => ChartSeries.Of(CommonTexts.Iteration.With(t.Iteration), t.Lines, figure))];
        var snapshot = new CycleSnapshot(cycle)
        {
            Stages = stages,
            Losses = Lines("loss"),
            LearningRates = Lines("learningRate"),
            Rates = Lines("tokensPerSecond"),
            Log = stages.Where(s => s.Attempts > 0).ToList() is [.., var newest]
                ? [.. new AttemptFolder(home.StageFolder(id, newest.Iteration, newest.Stage)).LastLines().TakeLast(LogLines).SkipWhile(l => l.Length == 0)]
                : [],
        };
        return await WithFiguresAsync(snapshot, config, cancellationToken);
    }

    /// <summary>Artifacts change only when a stage ends.</summary>
    private async Task<CycleSnapshot> WithFiguresAsync(CycleSnapshot snapshot, CycleConfig config, CancellationToken cancellationToken)
    {
        var done = snapshot.Stages.Count(s => s.State == RunState.Done);
        if (done == finished && latest is not null)
        {
            return snapshot with { Funnels = latest.Funnels, Iterations = latest.Iterations, Scores = latest.Scores };
        }

        var figures = new CycleFigures(home);
        var complete = snapshot with
        {
            Funnels = figures.Funnels(id, config),
            Scores = ScoreGrid.Of(await ledger.LeaderboardAsync(id, cancellationToken), [snapshot.Cycle]).Runs,
            Iterations = [.. Enumerable.Range(1, config.Cycle.Iterations)
                .Select(i => (Number: i, Values: figures.Complexities(id, i), Band: figures.Band(id, config, i)))
                .Where(i => i.Values is { Before.Count: > 0 })
                .Select(i => (i.Number, i.Values!, i.Band))],
        };
        finished = done;
        return complete;
    }
}
