using System.CommandLine;
using ToolAce.Cli.Bench;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace bench NAME</c>: the project's measurements of itself.</summary>
internal sealed class BenchVerb() : Verb("bench", "The project's measurements of itself.")
{
    private readonly Option<string> _config = new("--config") { Description = "The cycle to kill.", DefaultValueFactory = _ => "configs/presets/smoke.yaml" };
    private readonly Option<int> _times = new("--times") { Description = "How often.", DefaultValueFactory = _ => 20 };
    private readonly Option<int> _seed = new("--seed") { Description = "Chooses the moments.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _folder = new("--work") { Description = "Where the homes are made (default: a new temporary folder, removed at the end)." };

    protected override void Declare(Command command)
    {
        var kill = new Command("kill", "Kills a cycle's whole process tree at random moments, runs it again, compares all artifacts.") { _config, _times, _seed, _folder };
        Act(kill, RunAsync);
        command.Subcommands.Add(kill);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var given = arguments.GetValue(_folder);
        var folder = given is null ? Directory.CreateTempSubdirectory("toolace-kill-").FullName : Path.GetFullPath(given);
        try
        {
            var bench = new KillBench(arguments.GetValue(_config)!, folder, arguments.GetValue(_seed), output.Note);
            var report = await bench.RunAsync(arguments.GetValue(_times), cancellationToken);
            output.Line($"{report.Equal} of {report.Kills} killed runs came out byte-equal ({report.ArtifactFiles} artifact files each).");
            output.Result(report);
            return report.Equal == report.Kills ? ExitCodes.Done : ExitCodes.Failed;
        }
        finally
        {
            if (given is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
