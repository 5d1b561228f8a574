using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ToolAce.EndToEnd.Tests;

/// <summary><c>toolace up</c> as a person starts it: its own process, a home of its own, any free port.</summary>
internal sealed partial class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private RunningServer(Process process, string home, Uri link, Uri listens) => (this.process, Home, Link, Listens) = (process, home, link, listens);

    public string Home { get; }

    /// <summary>The sign-in link it printed.</summary>
    public Uri Link { get; }

    public Uri Address => new(Link, "/");

    /// <summary>Where it listens on this machine.</summary>
    public Uri Listens { get; }

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "ToolAce.Cli.dll");

    public static async Task<RunningServer> StartAsync(string home, CancellationToken cancellationToken, params string[] arguments)
    {
        var started = Start(["up", "--home", home, .. arguments.Contains("--port") ? [] : new[] { "--port", "0" }, .. arguments]);
        var said = new List<string>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (await started.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (LinkPattern().Match(line) is { Success: true } match)
            {
                return new RunningServer(started, home, new Uri(match.Value), new Uri(ListensPattern().Match(string.Join('\n', said)).Groups[1].Value));
            }
        }

        throw new InvalidOperationException($"the server ended without a link:\n{string.Join('\n', said)}\n{await started.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>Another command line of the same program, to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var other = Start(arguments);
        var error = other.StandardError.ReadToEndAsync(cancellationToken);
        var output = await other.StandardOutput.ReadToEndAsync(cancellationToken);
        await other.WaitForExitAsync(cancellationToken);
        return (other.ExitCode, output, await error);
    }

    /// <summary>Asks it to end, as Ctrl-C does, and waits.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Ends it without a word, as a power cut does; the children of its cycles live on.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await StopAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static Process Start(string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;

    [GeneratedRegex(@"listens at (\S+),")]
    private static partial Regex ListensPattern();

    [GeneratedRegex(@"https?://\S+/sign-in\?token=\S+")]
    private static partial Regex LinkPattern();
}
