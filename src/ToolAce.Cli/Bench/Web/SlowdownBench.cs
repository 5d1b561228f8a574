namespace ToolAce.Cli.Bench.Web;

/// <summary>
/// How much longer a cycle takes while its page is open twenty times. What counts is what the pages ask of the server's machine: the server's look at the ledger and the
/// files every second, its drawing, its messages. Browsers draw elsewhere in real life, so this one is in hidden tabs and gets only the time that nobody else wants;
/// the wall clock still holds whatever it disturbs, so the figure is an upper bound. CPU seconds of server and browser are told apart beside it.
/// </summary>
internal sealed class SlowdownBench(ServerProcess server, LiveHome home, Action<string> note)
{
    private const double Limit = 0.05;
    private const int Pages = 20;
    private const int Pairs = 3;

    /// <summary>The cycles that it runs.</summary>
    public static IReadOnlyList<string> Cycles { get; } = [.. Enumerable.Range(1, Pairs).SelectMany(p => (string[])[$"pair-{p}-alone", $"pair-{p}-watched"])];

    public async Task<Figure> RunAsync(CancellationToken cancellationToken)
    {
        await using var chromium = await Chromium.StartAsync(yielding: true, cancellationToken);
        var (alone, watched) = (new List<Run>(), new List<Run>());
        for (var pair = 1; pair <= Pairs; pair++)
        {
            // Every other pair the other way round, so that a machine that grows faster or slower favours neither.
            foreach (var pages in pair % 2 == 1 ? (int[])[0, Pages] : [Pages, 0])
            {
                var run = await RunAsync(chromium, $"pair-{pair}-{(pages == 0 ? "alone" : "watched")}", pages, cancellationToken);
                (pages == 0 ? alone : watched).Add(run);
                note($"slowdown, pair {pair} of {Pairs}: {run.Seconds:F1} s with {pages} pages, server {run.ServerCpu:F1} s of CPU, browser {run.BrowserCpu:F1} s");
            }
        }

        return Figure(alone, watched);
    }

    private async Task<Run> RunAsync(Chromium chromium, string id, int pages, CancellationToken cancellationToken)
    {
        var profile = await chromium.NewProfileAsync(cancellationToken);
        var (name, value) = await server.SignInAsync(cancellationToken);
        var open = new List<DevToolsPage>();
        try
        {
            // The first tab starts the cycle and then shows nothing, in both kinds of run; it stays in front, so that the others stay hidden.
            for (var i = 0; i <= pages; i++)
            {
                var page = await chromium.OpenAsync(profile, hidden: i > 0, cancellationToken);
                open.Add(page);
                await page.SetCookieAsync(server.Link, name, value, cancellationToken);
                await page.GoAsync(LiveHome.PageOf(server.Link, id), cancellationToken);
                await page.UntilAsync("document.querySelector('main h1')", cancellationToken);
            }

            await home.GoOnAsync(open[0], id, cancellationToken);
            await open[0].GoAsync(new Uri("about:blank"), cancellationToken);
            var hidden = 0;
            foreach (var page in open.Skip(1))
            {
                hidden += (await page.EvaluateAsync("document.hidden", cancellationToken)).GetBoolean() ? 1 : 0;
            }

            var (serverCpu, browserCpu) = (server.CpuSeconds, chromium.CpuSeconds);
            var seconds = await home.FinishAsync(id, cancellationToken);
            return new Run(seconds, server.CpuSeconds - serverCpu, chromium.CpuSeconds - browserCpu, hidden);
        }
        finally
        {
            foreach (var page in open)
            {
                await page.DisposeAsync();
            }
        }
    }

    private static Figure Figure(List<Run> alone, List<Run> watched)
    {
        var (without, with) = (Medians.Of(alone.Select(r => r.Seconds), digits: 2), Medians.Of(watched.Select(r => r.Seconds), digits: 2));
        return new Figure(FigureNames.Slowdown, Math.Round(with / without - 1, 3), Limit, "of the time alone", new Dictionary<string, object>
        {
            ["pages"] = Pages,
            ["hiddenPages"] = watched.Min(r => r.Hidden),
            ["secondsAlone"] = alone.Select(r => Math.Round(r.Seconds, 2)),
            ["secondsWatched"] = watched.Select(r => Math.Round(r.Seconds, 2)),
            ["medianSecondsAlone"] = without,
            ["medianSecondsWatched"] = with,
            ["serverCpuSecondsAlone"] = Medians.Of(alone.Select(r => r.ServerCpu), digits: 2),
            ["serverCpuSecondsWatched"] = Medians.Of(watched.Select(r => r.ServerCpu), digits: 2),
            ["browserCpuSecondsWatched"] = Medians.Of(watched.Select(r => r.BrowserCpu), digits: 2),
            ["processors"] = Environment.ProcessorCount,
        });
    }

    private sealed record Run(double Seconds, double ServerCpu, double BrowserCpu, int Hidden);
}
