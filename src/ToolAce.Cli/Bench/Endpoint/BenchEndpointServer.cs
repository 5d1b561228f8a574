using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary><c>toolace bench endpoint-server</c>: a loaded endpoint, until it is ended.</summary>
internal sealed class BenchEndpointServer() : VerbPart("endpoint-server", "Serves a pretended, loaded LLM endpoint on this machine until it is ended; prints its address.")
{
    private readonly LoadOptions _load = new();

    protected override void Declare(Command command) => _load.Declare(command);

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        await using var endpoint = await LoadedEndpoint.StartAsync(_load.Read(arguments), cancellationToken);
        output.Line($"listening on {endpoint.Address}");
        await endpoint.RunAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
