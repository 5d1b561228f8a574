using System.CommandLine;
using ToolAce.Cli.Doctor;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace doctor</c>: what this machine has, which provider is used and why, what each missing part costs.</summary>
internal sealed class DoctorVerb() : Verb("doctor", "What this machine has, which provider is used and why, and what each missing part costs.")
{
    private readonly Option<string?> _home = new("--home") { Description = "The home to look at (default $TOOLACE_HOME, else ~/.toolace)." };

    protected override void Declare(Command command) => command.Options.Add(_home);

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var machine = Machine.Real();
        var home = Homes.Resolve(arguments.GetValue(_home), machine.Variable);
        var diagnosis = await Diagnosis.MakeAsync(Diagnosis.Probes(machine, ProgramRoot.Current(), home), TimeProvider.System, cancellationToken);
        DiagnosisReport.Write(diagnosis, output);
        output.Result(diagnosis);
        return diagnosis.Ok ? ExitCodes.Done : ExitCodes.Failed;
    }
}
