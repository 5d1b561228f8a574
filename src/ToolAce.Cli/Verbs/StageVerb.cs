using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Hosting;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace stage --folder FOLDER</c>: the child process in which a cycle's stage runs. Cycles start it; people do not.</summary>
internal sealed class StageVerb() : Verb("stage", "One stage of a cycle, as its child process. Cycles start it; there is no need to.")
{
    private readonly Option<string> _folder = new("--folder") { Description = "The stage's folder, which holds its request.", Required = true };

    protected override void Declare(Command command)
    {
        command.Hidden = true;
        command.Options.Add(_folder);
    }

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken) =>
        new StageHost(StageSet.Create(new LocalLearner(output.Note), TimeProvider.System), TimeProvider.System).RunAsync(arguments.GetValue(_folder)!, cancellationToken);
}
