using System.Diagnostics;
using System.Runtime.InteropServices;
using ToolAce.Core.Randomness;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Devices;
using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Devices;
using ToolAce.Trainer.Sft;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.GpuChecks.Checks;

/// <summary>
/// Speed and memory of a LoRA training of Llama-3.1-8B's exact shape with random weights: rank 16 on all linear maps, bfloat16, every token supervised. The tokens are
/// written to a file, so that a peer can train on the same ones.
/// </summary>
internal static class LargeCheck
{
    private const int RowsOfAStep = 4;
    private const int WarmUp = 3; // steps: kernels are chosen and memory is taken in the first ones

    public sealed record Report(
        string Check, string Device, string Shape, long Parameters, int Sequence, int Rows, bool Recompute, bool Mixed, int Steps, double TokensPerSecond, double Mfu, PeakRate Best,
        long PeakBytes, long PeakBytesBefore, double SecondsToBuild, double FirstLoss, double LastLoss);

    public static Report Run(CheckOptions options)
    {
        var config = options.DryRun ? Shapes.Small : Shapes.Llama8B;
        var sequence = options.DryRun ? 128 : 4096;
        var steps = WarmUp + (options.Steps > 0 ? options.Steps : options.DryRun ? 2 : 10);
        var device = options.Device.Device;
        var clock = Stopwatch.StartNew();
        DeviceMemory.ForgetPeak(device);
        var before = DevicePeak.PeakMemory(device);
        using var model = Shapes.Random(config, options.Device.Dtype, device);
        cuda.synchronize();
        var built = clock.Elapsed.TotalSeconds;
        CheckReport.Note($"{config.ParameterCount():N0} random weights in {options.Device.Dtype} after {built:F1} s");

        var samples = Samples(config.VocabularySize, sequence, options.Mixed);
        if (!options.Mixed)
        {
            Write(samples, options.Out);
        }

        var sft = new SftOptions
        {
            Lora = new LoraOptions { Rank = 16, Alpha = 32 },
            Packing = true,
            PackedTokens = options.Rows * sequence,
            Recompute = options.Recompute,
            Batch = samples.Count,
            Epochs = steps,
            MaxLength = sequence,
            CheckpointEvery = int.MaxValue,
        };
        using var adapter = LoraAdapter.Create(model, sft.Lora, seed: 1);
        var times = new List<double>();
        var peak = 0L;
        var work = Directory.CreateTempSubdirectory("gpu-check").FullName;
        clock.Restart();
        var progress = new Follow(p =>
        {
            times.Add(clock.Elapsed.TotalSeconds);
            peak = p.PeakMemory;
            CheckReport.Note($"step {p.Record.Step}: loss {p.Record.Loss:F3}, {p.TokensPerSecond:F0} tokens/s since the start, {p.PeakMemory / 1e9:F1} GB");
        });
        var records = SftTrainer.Train(model, adapter, samples, padToken: 0, sft, new CheckpointFolder(work), new SftHooks { Progress = progress, Log = CheckReport.Note }, CancellationToken.None).Steps;
        Directory.Delete(work, recursive: true);

        // From the end of the last warm-up step to the end of the last step.
        var rate = records.Skip(WarmUp).Sum(r => (double)r.Tokens) / (times[^1] - times[WarmUp - 1]);
        var best = DevicePeak.Of(options.Device.Dtype, device);
        return new Report(
            options.Check, options.Device.Why, options.DryRun ? "small" : "Llama-3.1-8B", config.ParameterCount(), sequence, options.Rows, options.Recompute, options.Mixed,
            records.Count - WarmUp, rate, 4.0 * config.ParameterCount() * rate / best.Flops, best, peak, before, built, records[0].Loss, records[^1].Loss);
    }

    /// <summary>A step's tokens: rows of one sequence each, or of dialogs from a sixteenth of one up, in whose sum nothing is left over.</summary>
    private static List<TrainingSample> Samples(int vocabulary, int sequence, bool mixed)
    {
        var random = Seeds.Stream(1, "large", "tokens");
        var lengths = Enumerable.Range(0, RowsOfAStep).SelectMany(_ => mixed ? Split(sequence, random) : [sequence]);
        return [.. lengths.Select((length, n) => new TrainingSample(
            $"{n}", [.. Enumerable.Range(0, length).Select(_ => random.Next(vocabulary))], [.. Enumerable.Repeat(true, length)]))];
    }

    private static IEnumerable<int> Split(int sequence, Random random)
    {
        for (var left = sequence; left > 0;)
        {
            var length = Math.Min(left, random.Next(sequence / 16, sequence / 2));
            length = left - length < sequence / 16 ? left : length;
            left -= length;
            yield return length;
        }
    }

    /// <summary>tokens.bin beside the report: little-endian 32-bit ids, rows one behind the other.</summary>
    private static void Write(IReadOnlyList<TrainingSample> samples, string? report)
    {
        if (report is not null)
        {
            int[] ids = [.. samples.SelectMany(s => s.Ids)];
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(report))!).FullName;
            File.WriteAllBytes(Path.Combine(folder, "tokens.bin"), MemoryMarshal.AsBytes<int>(ids).ToArray());
        }
    }

    private sealed class Follow(Action<StepProgress> told) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => told(value);
    }
}
