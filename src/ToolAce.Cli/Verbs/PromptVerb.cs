using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Prompting;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace prompt</c>: the child process that holds a model which people ask in the browser. The server starts it; people do not.</summary>
internal sealed class PromptVerb() : Verb("prompt", "Answers a model's prompts line by line, as the server's child. There is no need to start it.")
{
    protected override void Declare(Command command) => command.Hidden = true;

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        using var host = new PromptHost(new LocalLearner(output.Note));
        await host.RunAsync(Console.In, Console.Out, cancellationToken);
        return ExitCodes.Done;
    }
}
