using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary><c>toolace bench endpoint-server</c>: a loaded endpoint, until it is ended.</summary>
internal sealed class BenchEndpointServer() : VerbPart("endpoint-server", "Serves a pretended, loaded LLM endpoint on this machine until it is ended; prints its address.")
{
    /// <summary>For whoever starts it as a child: it ends when its input does, so it never outlives them.</summary>
    public const string WhileInput = "--while-input";

    private readonly LoadOptions _load = new();
    private readonly Option<bool> _whileInput = new(WhileInput) { Description = "Ends when its standard input does.", Hidden = true };

    protected override void Declare(Command command)
    {
        _load.Declare(command);
        command.Options.Add(_whileInput);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        await using var endpoint = await LoadedEndpoint.StartAsync(_load.Read(arguments), cancellationToken);
        output.Line($"listening on {endpoint.Address}");
        await (arguments.GetValue(_whileInput) ? Console.In.ReadToEndAsync(cancellationToken) : endpoint.RunAsync(cancellationToken));
        return ExitCodes.Done;
    }
}
