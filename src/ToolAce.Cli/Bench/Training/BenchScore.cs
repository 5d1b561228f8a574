using System.CommandLine;
using System.Diagnostics;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Statistics;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Scoring;

namespace ToolAce.Cli.Bench.Training;

/// <summary>
/// <c>toolace bench score</c>: how fast log-probabilities are scored, beside training the same model on the same sequences in the same process; the two take turns.
/// </summary>
internal sealed class BenchScore() : VerbPart("score", "Measures log-probability scoring: tokens a second beside training's.")
{
    private readonly Option<string?> _sizes = new("--sizes") { Description = $"The models, with commas between (default all): {string.Join(", ", ModelShape.All.Keys)}." };
    private readonly Option<int> _length = new("--length") { Description = "Tokens of a sequence.", DefaultValueFactory = _ => 512 };
    private readonly Option<int> _batch = new("--batch") { Description = "Sequences of a step.", DefaultValueFactory = _ => 4 };
    private readonly Option<int> _rounds = new("--rounds") { Description = "Times that training and scoring take turns.", DefaultValueFactory = _ => 5 };

    protected override void Declare(Command command)
    {
        foreach (var option in new Option[] { _sizes, _length, _batch, _rounds })
        {
            command.Options.Add(option);
        }
    }

    public override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        using var work = new WorkFolder(given: null);
        var size = new TrainingSize(arguments.GetValue(_length), arguments.GetValue(_batch), Part: 2, Steps: TrainingSize.WarmUp + 3);
        var reports = new List<ScoringReport>();
        foreach (var (name, config) in ModelShape.Parse(arguments.GetValue(_sizes)))
        {
            var report = Measure(name, config, size, Path.Combine(work.Path, name), arguments.GetValue(_rounds), output, cancellationToken);
            reports.Add(report);
            output.Line(
                $"{name} ({report.Parameters:N0} weights), {report.Batch} sequences of {report.Length}: scoring {report.ScoringTokensPerSecond:N0} tokens/s, "
                + $"training {report.TrainingTokensPerSecond:N0}, {report.Ratio:F2} times, at least {ScoringReport.Least:F1} wanted");
        }

        output.Result(new { runs = reports });
        return Task.FromResult(reports.TrueForAll(r => r.Met) ? ExitCodes.Done : ExitCodes.Failed);
    }

    private static ScoringReport Measure(string name, DecoderConfig config, TrainingSize size, string folder, int rounds, Output output, CancellationToken cancellationToken)
    {
        var job = JobFolder.Make(folder, config, size, Environment.ProcessorCount);
        using var model = OwnSide.Load(folder, job);
        using var adapter = PeftFolder.Load(Path.Combine(folder, "adapter"), model, JobFolder.BaseHash);
        using var progress = output.Begin(name, rounds, "rounds");
        var (training, scoring) = (new List<SideResult>(), new List<SideResult>());
        for (var round = 0; round < rounds; round++)
        {
            training.Add(OwnSide.Train(model, adapter, job, folder, cancellationToken));
            scoring.Add(Score(model, job, cancellationToken));
            progress.Report(round + 1);
        }

        double Median(IEnumerable<double> values) => Quantiles.Of(values, 0.5);
        return new ScoringReport(
            config.ParameterCount(),
            Math.Round(job.Tokens / Median(training.Select(r => r.StepSeconds))),
            Math.Round(job.Tokens / Median(scoring.Select(r => r.StepSeconds))),
            Math.Round(Median(training.Zip(scoring, (t, s) => t.StepSeconds / s.StepSeconds)), 3),
            Math.Round(Median(training.Zip(scoring, (t, s) => t.StepCpuSeconds / s.StepCpuSeconds)), 3),
            size.Length,
            size.Batch);
    }

    /// <summary>Scores the job's sequences as often as training took steps over them.</summary>
    private static SideResult Score(DecoderModel model, TrainingJob job, CancellationToken cancellationToken)
    {
        IReadOnlyList<(IReadOnlyList<int>, IReadOnlyList<bool>)> sequences = [.. job.Sequences.Select(s => ((IReadOnlyList<int>)s, job.Supervised))];
        var (seconds, cpuSeconds, losses) = (new List<double>(), new List<double>(), new List<double>());
        for (var step = 0; step < job.LearningRates.Count; step++)
        {
            var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var scores = AnswerScorer.LogProbs(model, sequences, JobFolder.PadToken, progress: null, cancellationToken);
            losses.Add(-scores.Average(s => s.Average()));
            seconds.Add(clock.Elapsed.TotalSeconds);
            cpuSeconds.Add((Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        }

        return new SideResult(losses, seconds, cpuSeconds, PeakMemory: 0, Version: string.Empty);
    }
}
