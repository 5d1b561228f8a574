using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;

namespace ToolAce.Cli.Bench.Training;

/// <summary>
/// <c>toolace bench train</c>: how fast LoRA training is, of rank 16 on all linear maps, in single precision on this machine's cores; beside PyTorch in Python where asked.
/// Every run is a fresh process, sides take turns, the median counts. Sides whose losses part are no comparison, and refused. Ends with exit code 1 where a figure
/// misses its limit (see <see cref="TrainingReport.Met"/>).
/// </summary>
internal sealed class BenchTrain() : VerbPart("train", "Measures LoRA training on random models: tokens a second, memory, and both beside PyTorch in Python.")
{
    /// <summary>Losses are about 9; single precision and another order of sums account for 1e-5 of difference, other work for a hundred times this.</summary>
    internal const double Tolerance = 5e-4;

    private readonly Option<string?> _peer = new("--peer") { Description = "python: compares with python3-torch, with our settings (tuned) and as installed (stock)." };
    private readonly Option<string?> _sizes = new("--sizes") { Description = $"The models, with commas between (default all): {string.Join(", ", ModelShape.All.Keys)}." };
    private readonly Option<int> _length = new("--length") { Description = "Tokens of a sequence.", DefaultValueFactory = _ => 512 };
    private readonly Option<int> _batch = new("--batch") { Description = "Sequences of a step.", DefaultValueFactory = _ => 4 };
    private readonly Option<int> _part = new("--part") { Description = "Sequences in one forward pass of ours.", DefaultValueFactory = _ => 2 };
    private readonly Option<int> _steps = new("--steps") { Description = "Steps of a run; from 200 on the slope of its memory is reported.", DefaultValueFactory = _ => 9 };
    private readonly Option<int> _rounds = new("--rounds") { Description = "Runs of each side.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _threads = new("--threads") { Description = "Processor threads (default: all).", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string?> _folder = new("--work") { Description = "Where models and jobs are made (default: a new temporary folder, removed at the end)." };
    private readonly Option<string?> _job = new("--job") { Description = "One run of our side over the job of a folder; the bench starts it.", Hidden = true };

    protected override void Declare(Command command)
    {
        foreach (var option in new Option[] { _peer, _sizes, _length, _batch, _part, _steps, _rounds, _threads, _folder, _job })
        {
            command.Options.Add(option);
        }
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_job) is { } job)
        {
            output.Result(OwnSide.Run(job, cancellationToken));
            return ExitCodes.Done;
        }

        var sizes = ModelShape.Parse(arguments.GetValue(_sizes));
        var peer = arguments.GetValue(_peer);
        if (peer is not (null or "python"))
        {
            throw new UsageException($"There is no peer '{peer}'.", "The one there is is called python.");
        }

        if (peer is not null && await PythonPeer.MissingAsync(cancellationToken) is { } missing)
        {
            throw new MeasurementException(missing);
        }

        var steps = arguments.GetValue(_steps);
        if (steps <= TrainingSize.WarmUp)
        {
            throw new UsageException($"--steps {steps} leaves nothing to measure.", $"The first {TrainingSize.WarmUp} steps only warm up; give more.");
        }

        var size = new TrainingSize(arguments.GetValue(_length), arguments.GetValue(_batch), arguments.GetValue(_part), steps);
        using var work = new WorkFolder(arguments.GetValue(_folder));
        var reports = new List<TrainingReport>();
        foreach (var (name, config) in sizes)
        {
            var folder = Directory.CreateDirectory(Path.Combine(work.Path, name)).FullName;
            var report = await MeasureAsync(name, config, size, folder, peer is not null, arguments.GetValue(_threads), arguments.GetValue(_rounds), output, cancellationToken);
            reports.Add(report);
            output.Line(Describe(name, report));
        }

        output.Result(new { runs = reports });
        return reports.TrueForAll(r => r.Met) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<TrainingReport> MeasureAsync(
        string name, DecoderConfig config, TrainingSize size, string folder, bool peer, int threads, int rounds, Output output, CancellationToken cancellationToken)
    {
        var job = JobFolder.Make(folder, config, size, threads);
        var environment = BusyMachine.Settings();
        var script = PythonPeer.WriteScript(folder);
        IReadOnlyList<(Side Side, List<SideResult> Rounds)> sides =
        [
            (OwnSide.Of(folder, environment), []),
            .. peer ? [(PythonPeer.Tuned(folder, script, environment), []), (PythonPeer.Stock(folder, script), [])] : Array.Empty<(Side, List<SideResult>)>(),
        ];
        using var progress = output.Begin(name, rounds * sides.Count, "runs");
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (side, results) in sides)
            {
                results.Add(await side.RunAsync(cancellationToken));
                progress.Report(sides.Sum(s => s.Rounds.Count));
                Compare(side, results[^1], sides[0].Rounds[0]);
            }
        }

        return TrainingReport.Of(config.ParameterCount(), job, sides, new LoraOptions().Rank);
    }

    private static void Compare(Side side, SideResult result, SideResult ours)
    {
        if (result.LargestDifference(ours) is var difference && !(difference <= Tolerance))
        {
            throw new MeasurementException(
                $"The losses of {side.Name} differ from ours by {difference:G3}, more than {Tolerance:G3}: the sides do not do the same work, so there is no ratio. "
                + $"Ours {string.Join(' ', ours.Losses.Take(6).Select(l => $"{l:F5}"))} …, {side.Name} {string.Join(' ', result.Losses.Take(6).Select(l => $"{l:F5}"))} …");
        }
    }

    private static string Describe(string name, TrainingReport report)
    {
        var text = $"{name} ({report.Parameters:N0} weights), LoRA of rank {report.Rank}, {report.Batch} sequences of {report.Length}: {report.TokensPerSecond:N0} tokens/s, peak {report.Sides[0].PeakMemory / 1e6:N0} MB";
        if (report.RatioToTuned is not null)
        {
            text += $"; {report.RatioToTuned:F2} of tuned, {report.RatioToStock:F2} of stock PyTorch, memory {report.PeakMemoryRatio:F2} of tuned's, losses within {report.LargestLossDifference:G2}";
        }

        return report.BytesPerStep is { } slope ? $"{text}; memory grows by {slope:N0} bytes a step" : text;
    }
}
