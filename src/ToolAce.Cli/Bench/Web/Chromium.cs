using System.Diagnostics;

namespace ToolAce.Cli.Bench.Web;

/// <summary>The system's Chromium without a window, with a profile of its own in a folder that goes with it.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly string _folder;
    private readonly DevToolsConnection _connection;

    private Chromium(Process process, string folder, DevToolsConnection connection) => (_process, _folder, _connection) = (process, folder, connection);

    /// <summary>CPU seconds of all its processes so far.</summary>
    public double CpuSeconds => CpuTime.OfTree(_process.Id);

    /// <summary>Starts it.</summary>
    /// <param name="yielding">Whether it takes only the time that nobody else wants, as if it ran on another machine.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">There is none, or it does not start.</exception>
    public static async Task<Chromium> StartAsync(bool yielding, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("toolace-chromium-").FullName;
        string[] command =
        [
            "chromium", "--headless=new", "--no-sandbox", "--remote-debugging-port=0", $"--user-data-dir={folder}", "--no-first-run", "--no-default-browser-check",
            "--disable-gpu", "--disable-component-update", "--disable-background-networking", "--disable-extensions", "--window-size=1280,900", "about:blank",
        ];
        // A session of its own: stages have theirs, and the kernel weighs session against session before it looks at niceness.
        var process = Start(yielding ? ["setsid", "nice", "-n", "19", .. command] : command);
        try
        {
            if (yielding)
            {
                await Yield(process.Id, cancellationToken);
            }

            return new Chromium(process, folder, await DevToolsConnection.OpenAsync(await AddressAsync(process, folder, cancellationToken), cancellationToken));
        }
        catch
        {
            End(process, folder);
            throw;
        }
    }

    /// <summary>A fresh profile: no cookies, an empty cache.</summary>
    public async Task<string> NewProfileAsync(CancellationToken cancellationToken) =>
        (await _connection.CallAsync("Target.createBrowserContext", parameters: null, session: null, cancellationToken)).GetProperty("browserContextId").GetString()!;

    /// <summary>An empty tab.</summary>
    public Task<DevToolsPage> OpenAsync(string? profile, bool hidden, CancellationToken cancellationToken) => DevToolsPage.OpenAsync(_connection, profile, hidden, cancellationToken);

    /// <summary>Asks it to end, and ends what is left after some seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.CallAsync("Browser.close", parameters: null, session: null, CancellationToken.None);
            await _process.WaitForExitAsync().WaitAsync(Farewell);
        }
        catch (Exception unwilling) when (unwilling is InvalidOperationException or TimeoutException)
        {
            // Gone already, or stuck: it is ended below.
        }

        await _connection.DisposeAsync();
        End(_process, _folder);
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("Chromium did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task Yield(int pid, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync($"/proc/{pid}/autogroup", "19", cancellationToken);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            // A kernel without groups by session: niceness alone decides.
        }
    }

    private static async Task<Uri> AddressAsync(Process process, string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "DevToolsActivePort");
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && !process.HasExited; await Task.Delay(Pause, cancellationToken))
        {
            // Two lines: the port, and the path that leads to the whole browser.
            if (File.Exists(file) && (await File.ReadAllTextAsync(file, cancellationToken)).Split('\n') is [var port, { Length: > 0 } path, ..])
            {
                return new Uri($"ws://127.0.0.1:{port}{path.Trim()}");
            }
        }

        throw new InvalidOperationException("Chromium does not say where its DevTools listen.");
    }

    private static void End(Process process, string folder)
    {
        foreach (var pid in ProcessTree.Of(process.Id))
        {
            ProcessTree.Kill(pid);
        }

        process.WaitForExit();
        process.Dispose();
        TemporaryFolders.Delete(folder);
    }
}
