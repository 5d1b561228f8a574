using System.Diagnostics;
using System.Net.Http.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary><c>toolace bench endpoint-server</c> as a process of its own.</summary>
internal sealed class EndpointProcess : IAsyncDisposable
{
    private const string Begins = "listening on ";
    private readonly Process process;
    private readonly HttpClient http = new();

    private EndpointProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>The endpoint's base address.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits for its address.</summary>
    public static async Task<EndpointProcess> StartAsync(EndpointLoad load, CancellationToken cancellationToken)
    {
        var self = SelfCommand.Current();
        var start = new ProcessStartInfo(self.FileName, [.. self.Arguments, "bench", "endpoint-server", BenchEndpointServer.WhileInput, .. LoadOptions.Arguments(load)])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        var started = Process.Start(start) ?? throw new InvalidOperationException($"{self.FileName} did not start.");
        while (await started.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Begins, StringComparison.Ordinal))
            {
                return new EndpointProcess(started, new Uri(line[Begins.Length..]));
            }
        }

        started.Dispose();
        throw new InvalidOperationException("The pretended endpoint ended before it said where it listens.");
    }

    /// <summary>What it has counted so far.</summary>
    public async Task<EndpointState> StateAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<EndpointState>(new Uri(Address, "/bench/state"), CoreJson.Options, cancellationToken) ?? throw new InvalidDataException("The pretended endpoint said nothing.");

    /// <summary>Tells it that whoever was asking was killed just now.</summary>
    public async Task KilledAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsync(new Uri(Address, "/bench/killed"), content: null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends it at once.</summary>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
