using System.Diagnostics;

namespace ToolAce.Cli.Bench.Web;

/// <summary>
/// One page loaded into an empty cache until it can be used and all is quiet. <paramref name="Bytes"/> both ways on the wire, headers and web socket frames included,
/// TCP's and IP's own headers not; <paramref name="Files"/> as the browser counts them; <paramref name="Seconds"/> until it could be used.
/// </summary>
internal sealed record FirstLoad(long Bytes, double Seconds, IReadOnlyDictionary<string, double> Files)
{
    private const double Limit = 350_000;

    /// <summary>The sign-in link, which leads to the cycles.</summary>
    public static Task<FirstLoad> OfCyclesAsync(Chromium chromium, ServerProcess server, CancellationToken cancellationToken) =>
        OfAsync(chromium, server, server.Link, signedIn: false, "document.querySelector('main h1') && document.querySelector('main tbody tr')", cancellationToken);

    /// <summary>A cycle's page with its charts, for a browser that is signed in.</summary>
    public static Task<FirstLoad> OfCycleAsync(Chromium chromium, ServerProcess server, string id, CancellationToken cancellationToken) =>
        OfAsync(chromium, server, LiveHome.PageOf(server.Link, id), signedIn: true, "document.querySelector('main h1') && document.querySelector('main canvas, main svg')", cancellationToken);

    /// <summary>The larger one is the figure.</summary>
    public static Figure Figure(FirstLoad cycles, FirstLoad cycle) => new(FigureNames.FirstLoad, Math.Max(cycles.Bytes, cycle.Bytes), Limit, "B", new Dictionary<string, object>
    {
        ["cyclesPage"] = cycles,
        ["cyclePage"] = cycle,
    });

    private static async Task<FirstLoad> OfAsync(Chromium chromium, ServerProcess server, Uri address, bool signedIn, string usable, CancellationToken cancellationToken)
    {
        await using var proxy = new CountingProxy(server.Link.Port);
        await using var page = await chromium.OpenAsync(await chromium.NewProfileAsync(cancellationToken), hidden: false, cancellationToken);
        if (signedIn)
        {
            var (name, value) = await server.SignInAsync(cancellationToken);
            await page.SetCookieAsync(server.Link, name, value, cancellationToken);
        }

        var traffic = await page.WatchTrafficAsync(cancellationToken);
        var clock = Stopwatch.StartNew();
        await page.GoAsync(proxy.Through(address), cancellationToken);
        await page.UntilAsync(usable, cancellationToken);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 2);
        await proxy.QuietAsync(cancellationToken);
        return new FirstLoad(proxy.Total, seconds, traffic.Files);
    }
}
