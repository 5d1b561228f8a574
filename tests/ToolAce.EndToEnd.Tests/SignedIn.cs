using System.Net;
using Microsoft.Playwright;

namespace ToolAce.EndToEnd.Tests;

/// <summary>A server on a home of its own, and a browser page that is let in.</summary>
internal sealed class SignedIn : IAsyncDisposable
{
    private SignedIn(RunningServer server, IPage page) => (Server, Page) = (server, page);

    public RunningServer Server { get; }

    public IPage Page { get; }

    public static async Task<SignedIn> StartAsync(Browser browser, string home, CancellationToken cancellationToken, List<string>? complaints = null)
    {
        var server = await RunningServer.StartAsync(home, cancellationToken, "--no-first-cycle");
        var page = await browser.OpenAsync(complaints ?? []);
        await page.GotoAsync(server.Link.ToString());
        return new SignedIn(server, page);
    }

    /// <summary>Opens an address of the server.</summary>
    public Task GotoAsync(string path) => Page.GotoAsync(new Uri(Server.Address, path).ToString());

    /// <summary>An HTTP client with the page's cookies, for what no browser would send.</summary>
    public static async Task<HttpClient> ClientAsync(IPage page, Uri server)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in await page.Context.CookiesAsync())
        {
            cookies.Add(server, new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server };
    }

    /// <summary>Leaves, then ends the server: a page that is still open complains that its server is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.GotoAsync("about:blank");
        await Server.DisposeAsync();
    }
}
