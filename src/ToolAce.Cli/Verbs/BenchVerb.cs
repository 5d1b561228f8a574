using System.CommandLine;
using ToolAce.Cli.Bench;
using ToolAce.Cli.Bench.Checker;
using ToolAce.Cli.Bench.Decoding;
using ToolAce.Cli.Bench.Endpoint;
using ToolAce.Cli.Bench.Synthesis;
using ToolAce.Cli.Bench.Tokenizers;
using ToolAce.Cli.Bench.Training;
using ToolAce.Cli.Bench.Verification;
using ToolAce.Cli.Bench.Web;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace bench NAME</c>: the project's measurements of itself.</summary>
internal sealed class BenchVerb() : Verb("bench", "The project's measurements of itself.")
{
    private const int UsualTimes = 20;
    private static readonly IReadOnlyList<(string Config, int Times)> Both = [("configs/presets/smoke.yaml", UsualTimes), ("configs/presets/tiny.yaml", 2)];

    private readonly Option<string?> _config = new("--config") { Description = "The cycle to kill (default: smoke.yaml 20 times and tiny.yaml twice, about 40 minutes)." };
    private readonly Option<int?> _times = new("--times") { Description = "How often." };
    private readonly Option<int> _seed = new("--seed") { Description = "Chooses the moments.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _folder = new("--work") { Description = "Where the homes are made (default: a new temporary folder, removed at the end)." };
    private readonly Option<string?> _only = new("--only") { Description = $"The figures to measure, with commas between (default all, about 10 minutes): {string.Join(", ", FigureNames.All)}." };

    protected override void Declare(Command command)
    {
        var kill = new Command("kill", "Kills a cycle's whole process tree at random moments, runs it again, compares all artifacts.") { _config, _times, _seed, _folder };
        Act(kill, RunAsync);
        command.Subcommands.Add(kill);
        var web = new Command("web", "Measures the pages in the system's Chromium: what they load, how fast they answer, what they cost a running cycle.") { _only, _folder };
        Act(web, MeasurePagesAsync);
        command.Subcommands.Add(web);
        Add(command, new BenchChecker());
        Add(command, new BenchTrain());
        Add(command, new BenchGenerate());
        Add(command, new BenchTokenizer());
        Add(command, new BenchScore());
        Add(command, new BenchSynthesize());
        Add(command, new BenchVerify());
        Add(command, new BenchEndpoint());
        Add(command, new BenchEndpointServer());
        Add(command, new BenchEndpointClient());
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        using var work = new WorkFolder(arguments.GetValue(_folder));
        var reports = new List<KillReport>();
        var times = arguments.GetValue(_times);
        foreach (var (config, usual) in arguments.GetValue(_config) is { } one ? [(one, UsualTimes)] : Both)
        {
            var bench = new KillBench(config, Path.Combine(work.Path, Path.GetFileNameWithoutExtension(config)), arguments.GetValue(_seed), output.Note);
            var report = await bench.RunAsync(times ?? usual, cancellationToken);
            output.Line($"{config}: {report.Equal} of {report.Kills} killed runs came out byte-equal ({report.ArtifactFiles} artifact files each).");
            reports.Add(report);
        }

        output.Result(new { runs = reports });
        return reports.TrueForAll(r => r.Equal == r.Kills) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private async Task<int> MeasurePagesAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var only = FigureNames.Parse(arguments.GetValue(_only));
        using var work = new WorkFolder(arguments.GetValue(_folder));
        var report = await new WebBench(work.Path, only, output.Note).RunAsync(cancellationToken);
        foreach (var figure in report.Figures)
        {
            output.Line(figure.ToString());
        }

        output.Result(report);
        return report.Met ? ExitCodes.Done : ExitCodes.Failed;
    }
}
