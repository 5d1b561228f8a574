using Microsoft.Playwright;

namespace ToolAce.EndToEnd.Tests;

/// <summary>A connection between a page and its server that takes its time towards the page, as one from far away does; what a person types is faster.</summary>
internal static class SlowLine
{
    /// <summary>Holds back every message of the server to pages that are opened from now on; none overtakes another.</summary>
    public static Task LayAsync(IPage page, TimeSpan delay, CancellationToken cancellationToken) => page.RouteWebSocketAsync("**/_blazor?**", route =>
    {
        var server = route.ConnectToServer();
        var sent = Task.CompletedTask;
        server.OnMessage(frame =>
        {
            var before = sent;
            var waited = Task.Delay(delay, cancellationToken);
            sent = SendAsync();

            async Task SendAsync()
            {
                await before;
                await waited;
                if (frame.Binary is { } bytes)
                {
                    route.Send(bytes);
                }
                else
                {
                    route.Send(frame.Text!);
                }
            }
        });
    });
}
