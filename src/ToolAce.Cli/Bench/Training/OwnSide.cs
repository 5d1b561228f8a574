using ToolAce.Cli.Doctor.Probes;
using ToolAce.Cli.Hosting;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Devices;
using ToolAce.Trainer.Sft;
using static TorchSharp.torch;

namespace ToolAce.Cli.Bench.Training;

/// <summary>Our side: the trainer that cycles use, as a child process of this very program.</summary>
internal static class OwnSide
{
    /// <summary>How the child is started.</summary>
    public static Side Of(string folder, IReadOnlyDictionary<string, string?> environment)
    {
        var self = SelfCommand.Current();
        return new Side("ours", self.FileName, [.. self.Arguments, "bench", "train", "--job", folder, "--json"], environment);
    }

    /// <summary>What the child does.</summary>
    public static SideResult Run(string folder, CancellationToken cancellationToken)
    {
        var job = TrainingJob.Load(folder);
        using var model = Load(folder, job);
        using var adapter = PeftFolder.Load(Path.Combine(folder, "adapter"), model, JobFolder.BaseHash);
        return Train(model, adapter, job, folder, cancellationToken);
    }

    /// <summary>The job's model, limited to its threads.</summary>
    public static DecoderModel Load(string folder, TrainingJob job)
    {
        var model = WeightFolder.Load(Path.Combine(folder, "model"), ScalarType.Float32, CPU);
        model.UseThreads(job.Threads);
        return model;
    }

    /// <summary>All steps of the job.</summary>
    public static SideResult Train(DecoderModel model, LoraAdapter adapter, TrainingJob job, string folder, CancellationToken cancellationToken)
    {
        var samples = job.Sequences.Select((ids, i) => new TrainingSample($"sequence {i}", ids, job.Supervised)).ToList();
        var options = new SftOptions
        {
            Epochs = job.LearningRates.Count,
            Batch = samples.Count,
            MicroBatch = job.Part,
            LearningRate = job.PeakRate,
            WarmupRatio = 0,
            Beta2 = job.Beta2,
            Clip = job.Clip,
            CheckpointEvery = int.MaxValue,
            MaxLength = model.Config.ContextLength,
        };
        var meter = new StepMeter();
        var records = SftTrainer.Train(
            model, adapter, samples, JobFolder.PadToken, options, new CheckpointFolder(Path.Combine(folder, "checkpoints")),
            new SftHooks { Progress = meter, Log = meter.Begin }, cancellationToken).Steps;
        return new SideResult(
            [.. records.Select(r => r.Loss)], meter.Seconds, meter.CpuSeconds, DevicePeak.PeakMemory(), $"libtorch {TorchFacts.Read().Version}", meter.Resident);
    }
}
