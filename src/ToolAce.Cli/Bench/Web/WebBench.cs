using ToolAce.Cli.Bench.Web.Samples;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Bench.Web;

/// <summary>
/// Measures the pages in the system's Chromium against a real server. Two homes: one full of samples, for what grows with the data, and one in which cycles run. The sample
/// home is kept in the folder given and taken as it is the next time.
/// </summary>
internal sealed class WebBench(string folder, IReadOnlySet<string> only, Action<string> note)
{
    private const int SampleCycles = 50; // of four runs each
    private const int SampleDialogs = 200_000;
    private const string LiveCycle = "live";
    private static readonly string[] NoFirstCycle = ["--no-first-cycle"];
    private readonly List<Figure> _figures = [];
    private FirstLoad? _cyclesPage;

    public async Task<WebReport> RunAsync(CancellationToken cancellationToken)
    {
        if (only.Contains(FigureNames.Up))
        {
            Add(await UpBench.RunAsync(folder, cancellationToken));
        }

        if (only.Overlaps([FigureNames.FirstLoad, FigureNames.Leaderboard, FigureNames.Data]))
        {
            await OverSamplesAsync(new HomeLayout(Path.Combine(folder, "sample")), cancellationToken);
        }

        if (only.Overlaps([FigureNames.FirstLoad, FigureNames.LivePage, FigureNames.Slowdown]))
        {
            await OverRunningAsync(Path.Combine(folder, "live"), cancellationToken);
        }

        return new WebReport([.. FigureNames.All.SelectMany(n => _figures.Where(f => f.Name == n))]);
    }

    private async Task OverSamplesAsync(HomeLayout home, CancellationToken cancellationToken)
    {
        await new SampleHome(home, SampleCycles, SampleDialogs, note).EnsureAsync(cancellationToken);
        var leaderboard = await LeaderboardBench.PrepareAsync(home, cancellationToken);
        await using var server = await ServerProcess.StartAsync(home.Root, NoFirstCycle, cancellationToken);
        await using var chromium = await Chromium.StartAsync(yielding: false, cancellationToken);
        if (only.Contains(FigureNames.FirstLoad))
        {
            _cyclesPage = await FirstLoad.OfCyclesAsync(chromium, server, cancellationToken);
        }

        if (only.Contains(FigureNames.Leaderboard))
        {
            Add(await leaderboard.RunAsync(chromium, server, note, cancellationToken));
        }

        if (only.Contains(FigureNames.Data))
        {
            Add(await new DataBench(home, note).RunAsync(chromium, server, cancellationToken));
        }
    }

    private async Task OverRunningAsync(string root, CancellationToken cancellationToken)
    {
        TemporaryFolders.Delete(root);
        var home = new LiveHome(new HomeLayout(root).Ensure());
        await home.AddAsync([LiveCycle, .. SlowdownBench.Cycles], cancellationToken);
        await using var server = await ServerProcess.StartAsync(root, NoFirstCycle, cancellationToken);
        await using (var chromium = await Chromium.StartAsync(yielding: false, cancellationToken))
        {
            // It also warms the server up for the pairs.
            var live = await LivePageBench.RunAsync(chromium, server, home, LiveCycle, cancellationToken);
            if (only.Contains(FigureNames.LivePage))
            {
                Add(live);
            }

            if (_cyclesPage is not null)
            {
                Add(FirstLoad.Figure(_cyclesPage, await FirstLoad.OfCycleAsync(chromium, server, LiveCycle, cancellationToken)));
            }
        }

        if (only.Contains(FigureNames.Slowdown))
        {
            Add(await new SlowdownBench(server, home, note).RunAsync(cancellationToken));
        }
    }

    private void Add(Figure figure)
    {
        _figures.Add(figure);
        note(figure.ToString());
    }
}
