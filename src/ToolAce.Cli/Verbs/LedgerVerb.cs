using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace ledger rebuild|backup</c>: the index of a home, made anew from what lies on disk, or copied while in use.</summary>
internal sealed class LedgerVerb() : Verb("ledger", "The index of a home: make it anew from the artifacts on disk, or back it up.")
{
    private readonly Option<string?> _home = new("--home") { Description = "The home (default $TOOLACE_HOME, else ~/.toolace)." };
    private readonly Argument<string> _file = new("file") { Description = "Where the copy goes; it must not exist yet." };

    protected override void Declare(Command command)
    {
        var rebuild = new Command("rebuild", "Makes the index anew from the manifests; the artifacts stay as they are.") { _home };
        Act(rebuild, RunAsync);
        var backup = new Command("backup", "Writes a consistent copy of the index, also while a cycle runs.") { _home, _file };
        Act(backup, BackupAsync);
        command.Subcommands.Add(rebuild);
        command.Subcommands.Add(backup);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var home = Home(arguments);
        using var held = HomeLock.Acquire(home);
        var report = await LedgerRebuild.RunAsync(home, TimeProvider.System, cancellationToken);
        output.Line($"{home.LedgerFile}: {report.Cycles} cycles, {report.Stages} stages, {report.Artifacts} artifacts.");
        foreach (var problem in report.Problems)
        {
            output.Note($"left out: {problem}");
        }

        output.Result(report);
        return ExitCodes.Done;
    }

    private async Task<int> BackupAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(arguments.GetValue(_file)!);
        using var ledger = await Ledger.OpenAsync(Home(arguments), TimeProvider.System, cancellationToken);
        await ledger.BackupAsync(file, cancellationToken);
        output.Line($"The index is copied to {file}.");
        output.Result(new { file });
        return ExitCodes.Done;
    }

    private HomeLayout Home(ParseResult arguments) => new(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable));
}
