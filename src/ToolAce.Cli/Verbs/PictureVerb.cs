using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Pictures;
using ToolAce.Cli.Reports;
using ToolAce.Cycles.Configuration;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace picture</c>: leaderboard, losses and complexity of a finished cycle as one SVG file.</summary>
internal sealed class PictureVerb() : Verb("picture", "Leaderboard, losses and complexity of a finished cycle, as one SVG file.")
{
    private readonly Option<string?> _home = new("--home") { Description = "The home (default $TOOLACE_HOME, else ~/.toolace)." };
    private readonly Option<string?> _cycle = new("--cycle") { Description = "The cycle (default: the newest that is done)." };
    private readonly Option<string> _out = new("--out") { Description = "The file to write.", Required = true };

    protected override void Declare(Command command)
    {
        command.Options.Add(_home);
        command.Options.Add(_cycle);
        command.Options.Add(_out);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var home = new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable));
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        var wanted = arguments.GetValue(_cycle);
        var cycle = (await ledger.CyclesAsync(cancellationToken)).FirstOrDefault(c => c.State == RunState.Done && (wanted is null || c.Id == wanted))
            ?? throw new UsageException($"{home.Root} has no finished cycle{(wanted is null ? "" : $" {wanted}")}.", "Finish one with: toolace run CONFIG");
        var file = Path.GetFullPath(arguments.GetValue(_out)!);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, RunPicture.Draw(new RunFiguresReader(home).Read(cycle.Id, CycleConfigReader.Read(cycle.Config, cycle.Id))), cancellationToken);
        output.Line($"Cycle {cycle.Id} is drawn in {file}.");
        output.Result(new { cycleId = cycle.Id, file });
        return ExitCodes.Done;
    }
}
