using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Running;
using ToolAce.Cli.Serving;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace run CONFIG</c>: one cycle without a browser. Goes on with the home's unfinished cycle of the same config, else starts a new one; where a server holds the home, it runs there.</summary>
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
        var run = CycleRun.FromFile(arguments.GetValue(_config)!, Environment.CurrentDirectory, ProgramRoot.Current());
        if (arguments.GetValue(_dryRun))
        {
            var known = new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable));
            var estimate = Estimator.Estimate(run, new MeasuredTrainings(known));
            EstimateReport.Write(output, estimate);
            output.Result(estimate);
            return ExitCodes.Done;
        }

        var home = new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable)).Ensure();
        using var progress = new CycleProgress(output);
        try
        {
            var summary = ServerFile.Find(home) is { } server
                ? await FollowAsync(home, server, run, output, progress, cancellationToken)
                : await HostAsync(home, run, output, progress, cancellationToken);
            progress.Dispose();
            CycleReport.Write(output, run.Config, summary);
            output.Result(summary);
            return ExitCodes.Done;
        }
        catch (CycleFailedException failure)
        {
            progress.Dispose();
            foreach (var line in failure.LastLines)
            {
                output.Note($"  {line}");
            }

            output.Note($"toolace: {failure.Message}");
            output.Result(new { error = new { failure.Message, failure.ExitCode } });
            return failure.ExitCode;
        }
    }

    private static Task<CycleSummary> HostAsync(HomeLayout home, CycleRun run, Output output, CycleProgress progress, CancellationToken cancellationToken)
    {
        var options = new DispatcherOptions { Command = SelfCommand.Current().Verb("stage") };
        var runner = new CycleRunner(home, StageSet.Create(new LocalLearner(output.Note), TimeProvider.System), options, TimeProvider.System);
        return runner.RunAsync(
            run, (id, goesOn) => output.Note(goesOn ? $"going on with cycle {id}" : $"cycle {id}, kept in {home.CycleFolder(id)}"), progress, cancellationToken);
    }

    /// <summary>The server that holds the home runs it; this process only looks on, and its end changes nothing.</summary>
    private static async Task<CycleSummary> FollowAsync(HomeLayout home, Uri server, CycleRun run, Output output, CycleProgress progress, CancellationToken cancellationToken)
    {
        var (id, goesOn) = await new HandedOver(home, server).GiveAsync(run, cancellationToken);
        output.Note($"{(goesOn ? "going on with cycle" : "cycle")} {id}, run by the server at {server} ({new Uri(server, $"cycles/{id}")})");
        try
        {
            return await new CycleFollower(home, TimeProvider.System).FollowAsync(id, run.Config, progress, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            progress.Dispose();
            throw new StoppedException($"No longer looking on. The cycle {id} goes on at the server: cancel it there, or look on again with the same command.");
        }
    }
}
