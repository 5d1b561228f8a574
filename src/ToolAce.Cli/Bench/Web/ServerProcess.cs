using System.Diagnostics;
using System.Text.RegularExpressions;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Bench.Web;

/// <summary><c>toolace up</c> as a process of its own, on any free port.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri link, double seconds) => (_process, Link, Seconds) = (process, link, seconds);

    /// <summary>The sign-in link it printed.</summary>
    public Uri Link { get; }

    /// <summary>Seconds from its start to the link.</summary>
    public double Seconds { get; }

    /// <summary>CPU seconds so far, its stages' not included.</summary>
    public double CpuSeconds => CpuTime.Of(_process.Id);

    /// <summary>Starts it and waits for the link.</summary>
    public static async Task<ServerProcess> StartAsync(string home, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        var self = SelfCommand.Current();
        var start = new ProcessStartInfo(self.FileName, [.. self.Arguments, "up", "--home", home, "--port", "0", .. options])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{self.FileName} did not start.");
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (LinkPattern().Match(line) is { Success: true } link)
            {
                var seconds = clock.Elapsed.TotalSeconds;
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // nobody else empties the pipe
                return new ServerProcess(process, new Uri(link.Value), seconds);
            }
        }

        throw new InvalidOperationException($"toolace up on {home} ended without a link: {(await errors).TrimEnd()}");
    }

    /// <summary>The cookie that the link gives, for browsers that are to load another page first.</summary>
    public async Task<(string Name, string Value)> SignInAsync(CancellationToken cancellationToken)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler);
        using var answer = await http.GetAsync(Link, cancellationToken);
        var cookie = answer.Headers.GetValues("Set-Cookie").First().Split(';')[0].Split('=', 2);
        return (cookie[0], cookie[1]);
    }

    /// <summary>Ends it with all its stages at once: what it still had to do is nobody's concern.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var pid in ProcessTree.Of(_process.Id))
        {
            ProcessTree.Kill(pid);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/sign-in\?token=\S+")]
    private static partial Regex LinkPattern();
}
