using System.Diagnostics;
using System.Text.Json;

namespace ToolAce.Cli.Bench.Web;

/// <summary>One tab of the browser.</summary>
internal sealed class DevToolsPage : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DevToolsConnection _browser;
    private readonly string _target;
    private readonly string _session;

    private DevToolsPage(DevToolsConnection browser, string target, string session) => (_browser, _target, _session) = (browser, target, session);

    /// <summary>Opens an empty tab. <paramref name="profile"/> is a browser context with cookies and a cache of its own; a hidden tab stays behind the others.</summary>
    public static async Task<DevToolsPage> OpenAsync(DevToolsConnection browser, string? profile, bool hidden, CancellationToken cancellationToken)
    {
        var target = await browser.CallAsync("Target.createTarget", new { url = "about:blank", browserContextId = profile, background = hidden }, session: null, cancellationToken);
        var id = target.GetProperty("targetId").GetString()!;
        var attached = await browser.CallAsync("Target.attachToTarget", new { targetId = id, flatten = true }, session: null, cancellationToken);
        return new DevToolsPage(browser, id, attached.GetProperty("sessionId").GetString()!);
    }

    /// <summary>Counts what the page loads from now on.</summary>
    public async Task<PageTraffic> WatchTrafficAsync(CancellationToken cancellationToken)
    {
        var traffic = new PageTraffic();
        _browser.Listen(_session, traffic.Take);
        await CallAsync("Network.enable", parameters: null, cancellationToken);
        return traffic;
    }

    /// <summary>Gives the page a cookie before it loads anything.</summary>
    public Task SetCookieAsync(Uri address, string name, string value, CancellationToken cancellationToken) =>
        CallAsync("Network.setCookie", new { url = address.ToString(), name, value }, cancellationToken);

    /// <summary>Goes to an address; returns when the browser has begun to read the answer.</summary>
    public async Task GoAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("Page.navigate", new { url = address.ToString() }, cancellationToken);
        if (answer.TryGetProperty("errorText", out var error))
        {
            throw new InvalidOperationException($"Chromium cannot open {address.GetLeftPart(UriPartial.Path)}: {error.GetString()}");
        }
    }

    /// <summary>The value of an expression; a promise is awaited.</summary>
    /// <exception cref="InvalidOperationException">The script threw.</exception>
    public async Task<JsonElement> EvaluateAsync(string script, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("Runtime.evaluate", new { expression = script, awaitPromise = true, returnByValue = true }, cancellationToken);
        return answer.TryGetProperty("exceptionDetails", out var thrown)
            ? throw new InvalidOperationException($"A script on the page failed: {thrown}")
            : answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Waits until an expression is true.</summary>
    /// <exception cref="TimeoutException">It was not, for a minute.</exception>
    public async Task UntilAsync(string condition, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsAsync(condition, cancellationToken))
        {
            if (clock.Elapsed > Patience)
            {
                var shown = await EvaluateAsync("location.pathname + ': ' + document.body.innerText.slice(0, 300)", cancellationToken);
                throw new TimeoutException($"The page did not come to this within a minute: {condition}\n{shown}");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Closes the tab.</summary>
    public async ValueTask DisposeAsync() => await _browser.CallAsync("Target.closeTarget", new { targetId = _target }, session: null, CancellationToken.None);

    private async Task<bool> IsAsync(string condition, CancellationToken cancellationToken)
    {
        try
        {
            return await EvaluateAsync($"!!({condition})", cancellationToken) is { ValueKind: JsonValueKind.True };
        }
        catch (InvalidOperationException)
        {
            return false; // between two documents
        }
    }

    private Task<JsonElement> CallAsync(string method, object? parameters, CancellationToken cancellationToken) => _browser.CallAsync(method, parameters, _session, cancellationToken);
}
