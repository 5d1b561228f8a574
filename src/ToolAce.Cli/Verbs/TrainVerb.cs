using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Cli.Verbs.Training;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Learning.Variations;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Core.Dialogs;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Storage.Homes;
using ToolAce.Trainer.Checkpoints;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace train</c>: a LoRA adapter from dialogs of one's own, without a cycle. The same command goes on where it stopped.</summary>
internal sealed class TrainVerb() : Verb("train", "Trains a LoRA adapter on dialogs. Given again after a stop, it goes on where it stopped.")
{
    private readonly LocalModel _model = new();
    private readonly DialogData _data = new(required: true);
    private readonly TrainSettings _settings = new();
    private readonly Option<string> _out = new("--out") { Description = $"The adapter's folder. While it trains, `touch OUT/checkpoints/{CheckpointFolder.RequestFile}` asks for a checkpoint.", Required = true };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Checks the dialogs, estimates memory and time; trains nothing." };
    private readonly Option<string?> _home = new("--home") { Description = "The home that keeps what trainings took, for later estimates (default $TOOLACE_HOME, else ~/.toolace)." };

    protected override void Declare(Command command)
    {
        foreach (var option in _model.Options.Concat(_data.Options).Concat([_out]).Concat(_settings.Options).Concat([_dryRun, _home]))
        {
            command.Options.Add(option);
        }
    }

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (config, source, files) = (_settings.Read(arguments, _model), _model.Source(arguments), _data.Files(arguments));
        if (source.AdapterFolder is { } continued)
        {
            config = ContinuedAdapter.Of(continued, config, _settings.Given(arguments));
        }

        var measured = new MeasuredTrainings(new HomeLayout(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable)));
        var (dialogs, plan, load) = Prepare(arguments, config, source, measured, output);
        plan.Write(output);
        if (arguments.GetValue(_dryRun))
        {
            output.Result(plan);
            return Task.FromResult(ExitCodes.Done);
        }

        var folder = TrainFolder.Open(arguments.GetValue(_out)!, new
        {
            model = source.BaseFolder,
            adapter = source.AdapterFolder,
            data = files.Select(Hash).ToList(),
            config.Model.Precision,
            config.Model.ContextLength,
            config.Train,
            config.Seed,
        });
        if (folder.Result is { } known)
        {
            output.Line($"{folder.Path} is trained already.");
            output.Result(known);
            return Task.FromResult(ExitCodes.Done);
        }

        Train(config, source, dialogs, plan, load, folder, measured, output, cancellationToken);
        return Task.FromResult(ExitCodes.Done);
    }

    /// <summary>Reads, encodes and checks every dialog: what cannot be trained on is refused by its id before any weight is read.</summary>
    private (IReadOnlyList<Dialog> Dialogs, TrainPlan Plan, TrainingLoad Load) Prepare(
        ParseResult arguments, CycleConfig config, ModelSource source, MeasuredTrainings measured, Output output)
    {
        var dialogs = _data.Read(arguments, output.Note);
        var shape = DecoderConfig.Load(source.BaseFolder);
        var template = ChatTemplate.Load(source.BaseFolder, Tokenizer.Load(source.BaseFolder));
        var longest = Math.Min(TrainingOptions.Of(config, config.Seed).MaxLength, shape.ContextLength);
        var (samples, unused) = TrainingTargets.Encode(dialogs, template, longest, TrainingVariation.Of(config, config.Seed));
        _data.Refuse(arguments, [.. unused.Select(u => $"{u.DialogId}: {u.Detail}")], "cannot be trained on", output.Note);
        if (samples.Count == 0)
        {
            throw new UsageException("No dialog is left to train on.", "Mend the dialogs named above.");
        }

        var plan = TrainPlan.Of(config, shape, samples, measured, out var load);
        var used = samples.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return ([.. dialogs.Where(d => used.Contains(d.Id))], plan, load);
    }

    private static void Train(
        CycleConfig config, ModelSource source, IReadOnlyList<Dialog> dialogs, TrainPlan plan, TrainingLoad load, TrainFolder folder, MeasuredTrainings measured, Output output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var job = new TrainingJob(source, dialogs, TrainingOptions.Of(config, config.Seed), folder.Checkpoints, folder.Path) { Variation = TrainingVariation.Of(config, config.Seed), EstimatedBytes = plan.MemoryBytes };
        TrainingResult trained;
        using var display = output.Begin("train", plan.Steps, "steps");
        var progress = new TrainProgress(display);
        try
        {
            trained = new LocalLearner(display.Note).Train(job, config.Model, progress, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new StoppedException($"Stopped as asked{(progress.Last is { } last ? $" after step {last.Record.Step} of {last.Steps}" : "")}; its checkpoint is in {folder.Checkpoints}. The same command again goes on from there.");
        }

        display.Dispose();
        var result = new
        {
            adapter = folder.Path,
            trained.ModelVersion,
            trained.BaseVersion,
            dialogs = dialogs.Count,
            steps = trained.Steps.Count,
            losses = trained.Steps.Select(s => s.Loss).ToList(),
            heldOut = trained.Evaluations,
            trained.BestStep,
            tokensPerSecond = progress.Last?.TokensPerSecond,
            mfu = progress.Last?.Mfu,
            peakMemory = progress.Last?.PeakMemory,
            estimatedMemory = plan.MemoryBytes,
            seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
        };
        folder.Finish(trained.Steps, result);
        new CheckpointFolder(folder.Checkpoints).Clear();
        if (progress.Last is { } end)
        {
            var ran = trained.Device is { } device ? TrainingLoads.Of(config, load.Model, device, TrainingLoads.Threads(config.Model), plan.Longest) with { Supervised = load.Supervised } : load;
            measured.Add(new MeasuredTraining(ran, end.TokensPerSecond, end.PeakMemory, DateTimeOffset.UtcNow));
        }

        output.Line($"{trained.Steps.Count} steps, loss {trained.Steps[0].Loss:F4} to {trained.Steps[^1].Loss:F4}; the adapter is in {folder.Path}.");
        output.Result(result);
    }

    private static string Hash(string file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Directory.Exists(file) ? Directory.GetFiles(file, "*.parquet").Order(StringComparer.Ordinal).ToList() : [file])
        {
            using var stream = File.OpenRead(part);
            hash.AppendData(SHA256.HashData(stream));
        }

        return $"{Path.GetFileName(file)} {Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}";
    }
}
