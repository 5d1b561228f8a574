using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Synthesis;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>toolace dialogs</c>: dialogs written, or from one public format into another.</summary>
internal sealed class DialogsVerb() : Verb("dialogs", "Dialogs: write them over APIs, convert them between ToolACE's format, ShareGPT, OpenAI messages and this program's own.")
{
    protected override void Declare(Command command)
    {
        Add(command, new DialogsSynthesize());
        Add(command, new DialogsConvert());
    }

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken) =>
        throw new UsageException("'dialogs' has parts.", "Say toolace dialogs synthesize or convert.");
}
