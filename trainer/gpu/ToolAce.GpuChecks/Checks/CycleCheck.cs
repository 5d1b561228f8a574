using System.Text.Json;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Modeling;
using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Sft;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.GpuChecks.Checks;

/// <summary>The tiny cycle's training on dialogs of its own: the device's losses beside the processor's, step by step.</summary>
internal static class CycleCheck
{
    private const double WideTolerance = 5e-3; // of a loss; differences of sums grow with the steps
    private const double NarrowTolerance = 0.1;

    public sealed record Training(string Device, string Dtype, bool Packing, bool Recompute, IReadOnlyList<double> Losses, double LargestDifference, bool Holds, double TokensPerSecond);

    public sealed record Report(string Check, string Device, IReadOnlyList<double> Reference, IReadOnlyList<Training> Runs, bool Holds);

    public static Report Run(CheckOptions options)
    {
        var steps = options.Steps > 0 ? options.Steps : options.DryRun ? 2 : 20;
        var (reference, _) = Train(options, steps, ScalarType.Float32, CPU, packing: false, recompute: false);
        List<Training> runs =
        [
            Compare(options, reference, steps, ScalarType.Float32, packing: false, recompute: false),
            Compare(options, reference, steps, ScalarType.Float32, packing: true, recompute: true),
            Compare(options, reference, steps, ScalarType.BFloat16, packing: true, recompute: false),
        ];
        return new Report(options.Check, options.Device.Why, reference, runs, runs.All(r => r.Holds));
    }

    private static Training Compare(CheckOptions options, IReadOnlyList<double> reference, int steps, ScalarType dtype, bool packing, bool recompute)
    {
        var (losses, rate) = Train(options, steps, dtype, options.Device.Device, packing, recompute);
        var largest = reference.Zip(losses, (a, b) => Math.Abs(a - b)).Max();
        return new Training($"{options.Device.Device}", $"{dtype}", packing, recompute, losses, largest, largest <= (dtype == ScalarType.Float32 ? WideTolerance : NarrowTolerance), rate);
    }

    private static (IReadOnlyList<double> Losses, double TokensPerSecond) Train(CheckOptions options, int steps, ScalarType dtype, Device device, bool packing, bool recompute)
    {
        var work = Directory.CreateTempSubdirectory("gpu-check").FullName;
        try
        {
            using var text = LocalTextModel.Load(Path.Combine(options.Data, "tiny"), adapterFolder: null, dtype, device);
            var samples = Samples(options, text);
            var batch = options.DryRun ? 4 : 16;
            var sft = new SftOptions
            {
                Lora = new LoraOptions { Rank = 16, Alpha = 32 },
                Batch = batch,
                MicroBatch = 4,
                Packing = packing,
                PackedTokens = text.ContextLength,
                Recompute = recompute,
                LearningRate = 1e-3,
                MaxLength = text.ContextLength,
                Epochs = (double)steps * batch / samples.Count,
                CheckpointEvery = int.MaxValue,
                Seed = 1,
            };
            using var adapter = LoraAdapter.Create(text.Model, sft.Lora, sft.Seed);
            var rate = 0.0;
            var records = SftTrainer.Train(
                text.Model,
                adapter,
                samples,
                text.Template.PadToken,
                sft,
                new CheckpointFolder(work),
                new SftHooks { Progress = new Follow(p => rate = p.TokensPerSecond), Log = CheckReport.Note },
                CancellationToken.None).Steps;
            return ([.. records.Select(r => r.Loss)], rate);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static List<TrainingSample> Samples(CheckOptions options, LocalTextModel text) =>
    [
        .. File.ReadLines(Path.Combine(options.Data, "dialogs.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Dialog>(line, CoreJson.Options)!)
            .Select(dialog => (dialog.Id, Encoded: text.Template.Encode(dialog)))
            .Where(d => d.Encoded.Ids.Length <= text.ContextLength)
            .Select(d => new TrainingSample(d.Id, d.Encoded.Ids, d.Encoded.Supervised)),
    ];

    private sealed class Follow(Action<StepProgress> told) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => told(value);
    }
}
