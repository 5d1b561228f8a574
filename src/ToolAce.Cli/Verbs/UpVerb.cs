using System.CommandLine;
using System.Net;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Serving;
using ToolAce.Storage.Homes;
using ToolAce.Web.Hosting;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace up</c>: the control plane on 127.0.0.1. On an empty ledger it launches the tiny preset.</summary>
internal sealed class UpVerb() : Verb("up", "Starts the server on 127.0.0.1, prints its sign-in link, and on an empty home launches configs/presets/tiny.yaml.")
{
    private readonly Option<string?> _home = new("--home") { Description = "Where everything is kept (default $TOOLACE_HOME, else ~/.toolace)." };
    private readonly Option<int> _port = new("--port") { Description = "The TCP port; 0 takes any free one.", DefaultValueFactory = _ => 5080 };
    private readonly Option<string> _listen = new("--listen") { Description = "The address to listen on. Anything but 127.0.0.1 lets other machines in, over a connection without encryption.", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<string?> _public = new("--public") { Description = "The address by which people reach the pages through a proxy, such as https://toolace.example." };
    private readonly Option<bool> _noFirstCycle = new("--no-first-cycle") { Description = "Launches nothing by itself." };

    protected override void Declare(Command command)
    {
        command.Options.Add(_home);
        command.Options.Add(_port);
        command.Options.Add(_listen);
        command.Options.Add(_public);
        command.Options.Add(_noFirstCycle);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var home = new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable)).Ensure();
        var port = arguments.GetValue(_port);
        if (port is < 0 or > 65_535)
        {
            throw new UsageException($"--port {port} is no TCP port.", "Give one from 1 to 65535, or 0 for any free one.");
        }

        if (!IPAddress.TryParse(arguments.GetValue(_listen), out var address))
        {
            throw new UsageException($"--listen {arguments.GetValue(_listen)} is no address.", "Give one of this machine's addresses, such as 127.0.0.1, or 0.0.0.0 for all of them.");
        }

        var given = arguments.GetValue(_public);
        if (!Uri.TryCreate(given ?? "", UriKind.Absolute, out var outside) ? given is not null : outside is not { PathAndQuery: "/", Scheme: "http" or "https" })
        {
            throw new UsageException($"--public {given} is no address of a whole site.", "Give scheme and host, and a port if it is not the usual one, such as https://toolace.example.");
        }

        await using var server = await Server.StartAsync(home, new Listening(new IPEndPoint(address, port), outside), output, cancellationToken);
        if (!arguments.GetValue(_noFirstCycle))
        {
            await server.LaunchFirstAsync(cancellationToken);
        }

        output.Line($"ToolAce listens at {server.Address}, home {home.Root}. Ctrl-C ends it; cycles go on at the next start.");
        output.Line($"Sign in within an hour: {server.SignInLink()}");
        if (!IPAddress.IsLoopback(address))
        {
            output.Note($"Other machines can reach {address}, and what they send is not encrypted: put a TLS proxy in front (and name its address with --public), or let a firewall keep them out.");
        }

        await server.WaitAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
