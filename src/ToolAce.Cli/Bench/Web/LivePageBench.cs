using System.Diagnostics;

namespace ToolAce.Cli.Bench.Web;

/// <summary>Bytes a second, both ways on the wire, of a cycle's open page while the cycle runs.</summary>
internal static class LivePageBench
{
    private const double Limit = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    public static async Task<Figure> RunAsync(Chromium chromium, ServerProcess server, LiveHome home, string id, CancellationToken cancellationToken)
    {
        await using var proxy = new CountingProxy(server.Link.Port);
        await using var page = await chromium.OpenAsync(await chromium.NewProfileAsync(cancellationToken), hidden: false, cancellationToken);
        var (name, value) = await server.SignInAsync(cancellationToken);
        await page.SetCookieAsync(server.Link, name, value, cancellationToken);
        var traffic = await page.WatchTrafficAsync(cancellationToken);
        await page.GoAsync(proxy.Through(LiveHome.PageOf(server.Link, id)), cancellationToken);
        await page.UntilAsync("document.querySelector('main h1')", cancellationToken);
        await proxy.QuietAsync(cancellationToken);
        var (received, sent, unpacked, clock) = (proxy.Received, proxy.Sent, traffic.MessageCharacters, Stopwatch.StartNew());
        await home.GoOnAsync(page, id, cancellationToken);
        var end = home.FinishAsync(id, cancellationToken);
        var busiest = 0L;
        while (!end.IsCompleted)
        {
            var before = proxy.Total;
            await Task.WhenAny(end, Task.Delay(Window, cancellationToken));
            busiest = Math.Max(busiest, proxy.Total - before);
        }

        await end;
        var seconds = clock.Elapsed.TotalSeconds;
        return new Figure(FigureNames.LivePage, Math.Round((proxy.Received - received + proxy.Sent - sent) / seconds), Limit, "B/s", new Dictionary<string, object>
        {
            ["seconds"] = Math.Round(seconds, 1),
            ["receivedBytes"] = proxy.Received - received,
            ["sentBytes"] = proxy.Sent - sent,
            ["busiestFiveSecondsBytesPerSecond"] = Math.Round(busiest / Window.TotalSeconds),
            ["unpackedMessagesPerSecond"] = Math.Round((traffic.MessageCharacters - unpacked) / seconds),
        });
    }
}
