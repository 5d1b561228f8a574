using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Synthesis;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>toolace apis</c>: APIs invented or from public formats, and what the rules say of them.</summary>
internal sealed class ApisVerb() : Verb("apis", "APIs (tools): invent them, import them from OpenAPI documents and tool lists, check them.")
{
    protected override void Declare(Command command)
    {
        Add(command, new ApisSynthesize());
        Add(command, new ApisImport());
        Add(command, new ApisCheck());
    }

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken) =>
        throw new UsageException("'apis' has parts.", "Say toolace apis synthesize, import or check.");
}
