using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Serving;
using ToolAce.Storage.Homes;
using ToolAce.Web.SignIn;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace link</c>: a new sign-in link for the server that runs.</summary>
internal sealed class LinkVerb() : Verb("link", "Prints a new sign-in link for the server that runs on a home; it is good for an hour.")
{
    private readonly Option<string?> _home = new("--home") { Description = "The server's home (default $TOOLACE_HOME, else ~/.toolace)." };

    protected override void Declare(Command command) => command.Options.Add(_home);

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var home = new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable));
        var address = ServerFile.Find(home) ?? throw new UsageException($"No server runs on {home.Root}.", "Start one with: toolace up");
        var link = SignInLinks.Of(home, TimeProvider.System).Create(address);
        output.Line(link.ToString());
        output.Result(new { link });
        return Task.FromResult(ExitCodes.Done);
    }
}
