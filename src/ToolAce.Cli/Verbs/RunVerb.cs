using System.CommandLine;
using System.Globalization;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Running;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace run CONFIG</c>: one cycle without a browser. Goes on with the home's unfinished cycle of the same config, else starts a new one.</summary>
internal sealed class RunVerb() : Verb("run", "One whole cycle: progress bars, then the leaderboard. Given again after a stop, it goes on where it stopped.")
{
    private readonly Argument<string> _config = new("config") { Description = "A cycle's YAML file, such as configs/presets/tiny.yaml." };
    private readonly Option<string?> _home = new("--home") { Description = "Where everything is kept (default $TOOLACE_HOME, else ~/.toolace)." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Validates, estimates time and memory, names what is missing; runs nothing." };

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_config);
        command.Options.Add(_home);
        command.Options.Add(_dryRun);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(arguments.GetValue(_config)!);
        var config = CycleConfigReader.ReadFile(file);
        var paths = new ConfigPaths(Path.GetDirectoryName(file)!, Environment.CurrentDirectory, ProgramRoot.Current());
        if (arguments.GetValue(_dryRun))
        {
            return DryRunReport.Write(config, paths, output);
        }

        var home = new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable)).Ensure();
        using var held = HomeLock.Acquire(home);
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        var cycleId = await CycleAsync(ledger, config, output, cancellationToken);
        await RunAsync(home, ledger, cycleId, config, paths, output, cancellationToken);

        var summary = await CycleSummary.ReadAsync(home, ledger, cycleId, config, cancellationToken);
        CycleReport.Write(output.Report, summary);
        output.Result(summary);
        return ExitCodes.Done;
    }

    private static async Task RunAsync(
        HomeLayout home, Ledger ledger, string cycleId, CycleConfig config, ConfigPaths paths, Output output, CancellationToken cancellationToken)
    {
        var self = SelfCommand.Current();
        var stages = StageSet.Create(new LocalLearner(output.Note), TimeProvider.System);
        var options = new DispatcherOptions { Command = new StageCommand(self.FileName, [.. self.Arguments, "stage"]) };
        await using var dispatcher = await CycleDispatcher.StartAsync(home, ledger, stages, options, TimeProvider.System, [cycleId], cancellationToken);
        using var progress = new CycleProgress(output);
        try
        {
            await dispatcher.RunAsync(cycleId, config, paths, progress, cancellationToken);
        }
        catch (CycleFailedException failure)
        {
            progress.Dispose();
            foreach (var line in failure.LastLines)
            {
                output.Note($"  {line}");
            }

            throw;
        }
    }

    private static async Task<string> CycleAsync(Ledger ledger, CycleConfig config, Output output, CancellationToken cancellationToken)
    {
        if (await ledger.UnfinishedCycleAsync(config.Fingerprint(), cancellationToken) is { } unfinished)
        {
            output.Note($"going on with cycle {unfinished.Id}");
            return unfinished.Id;
        }

        var now = TimeProvider.System.GetUtcNow();
        var id = $"{config.Name}-{now.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        await ledger.CreateCycleAsync(id, config.Name, config.Fingerprint(), config.Seed, System.Text.Json.JsonSerializer.Serialize(config, CoreJson.Options), cancellationToken);
        output.Note($"starting cycle {id}");
        return id;
    }
}
