using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Cli.Bench.Web;

/// <summary>How long the leaderboard takes to show another choice of runs: from the change of the input to the paint of the answer.</summary>
internal sealed class LeaderboardBench
{
    private const double Limit = 300;
    private const int Reads = 9;

    // Between neighbours the first two lines differ, so that an old answer is not taken for a new one. The empty one shows every run.
    private static readonly string[] Filters =
        ["sweep-07", "", "sweep-1", "3-shot", "sweep-33", "", "iteration 2", "sweep-4", "", "sweep-0", "iteration 1", "", "SWEEP-2", "sweep-19", "3-shot", "", "sweep-3", "iteration 2", "", "sweep-21"];

    private readonly ScoreGrid _grid;
    private readonly double _read;

    private LeaderboardBench(ScoreGrid grid, double read) => (_grid, _read) = (grid, read);

    /// <summary>Reads what the page will have to show; no server may run yet.</summary>
    public static async Task<LeaderboardBench> PrepareAsync(HomeLayout home, CancellationToken cancellationToken)
    {
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        var read = await Medians.MillisecondsAsync(Reads, () => ScoreGrid.ReadAsync(ledger, cancellationToken));
        return new LeaderboardBench(await ScoreGrid.ReadAsync(ledger, cancellationToken), read);
    }

    public async Task<Figure> RunAsync(Chromium chromium, ServerProcess server, Action<string> note, CancellationToken cancellationToken)
    {
        await using var proxy = new CountingProxy(server.Link.Port);
        await using var page = await chromium.OpenAsync(await chromium.NewProfileAsync(cancellationToken), hidden: false, cancellationToken);
        await page.GoAsync(proxy.Through(server.Link), cancellationToken);
        await page.UntilAsync("document.querySelector('main h1')", cancellationToken);
        await page.GoAsync(proxy.Through(new Uri(server.Link, "/leaderboard")), cancellationToken);
        await page.UntilAsync(Shown(""), cancellationToken);
        await FilterClock.ChangeAsync(page, "#named", "sweep-25", Shown("sweep-25"), cancellationToken); // the first one compiles
        await FilterClock.ChangeAsync(page, "#named", "", Shown(""), cancellationToken);
        var changes = new List<Change>();
        foreach (var filter in Filters)
        {
            var (before, cpu) = (proxy.Received, server.CpuSeconds);
            var (document, paint) = await FilterClock.ChangeAsync(page, "#named", filter, Shown(filter), cancellationToken);
            changes.Add(new Change(_grid.Named(filter).Runs.Count, document, paint, proxy.Received - before, server.CpuSeconds - cpu));
            note($"leaderboard: '{filter}' ({changes[^1].Rows} runs) after {paint:F0} ms");
        }

        return new Figure(FigureNames.Leaderboard, Medians.Of(changes.Select(c => c.Paint), digits: 1), Limit, "ms", Details(changes));
    }

    private Dictionary<string, object> Details(List<Change> changes)
    {
        var all = changes.Where(c => c.Rows == _grid.Runs.Count).ToList();
        var few = changes.Where(c => c.Rows <= 4).ToList();
        return new()
        {
            ["runs"] = _grid.Runs.Count,
            ["categories"] = _grid.Columns.Count,
            ["changes"] = changes.Count,
            ["largestMs"] = Math.Round(changes.Max(c => c.Paint), 1),
            ["documentMs"] = Medians.Of(changes.Select(c => c.Document), digits: 1),
            ["readLedgerMs"] = _read,
            ["allRunsMs"] = Medians.Of(all.Select(c => c.Paint), digits: 1),
            ["allRunsDocumentMs"] = Medians.Of(all.Select(c => c.Document), digits: 1),
            ["allRunsServerCpuMs"] = Medians.Of(all.Select(c => 1000 * c.ServerCpu), digits: 0),
            ["allRunsBytes"] = Medians.Of(all.Select(c => (double)c.Bytes), digits: 0),
            ["fourRunsMs"] = Medians.Of(few.Select(c => c.Paint), digits: 1),
            ["fourRunsServerCpuMs"] = Medians.Of(few.Select(c => 1000 * c.ServerCpu), digits: 0),
        };
    }

    private string Shown(string filter)
    {
        var first = string.Join(", ", _grid.Named(filter).RankedBy(ScoreColumn.Pooled[0]).Runs.Take(2).Select(r => $"[{FilterClock.Quote(r.Key.CycleId)}, {FilterClock.Quote(r.Model)}]"));
        return $"(() => {{ const rows = document.querySelectorAll('main tbody tr:has(td)'); return [{first}].every(([id, model], i) => rows[i]?.innerHTML.includes(id) && rows[i].textContent.includes(model)); }})()";
    }

    private sealed record Change(int Rows, double Document, double Paint, long Bytes, double ServerCpu);
}
