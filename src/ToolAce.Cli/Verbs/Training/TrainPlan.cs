using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Modeling.Decoders;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cli.Verbs.Training;

/// <summary>What a training will take, by its own dialogs: their lengths are known, unlike those of a cycle.</summary>
internal sealed record TrainPlan
{
    /// <summary>Dialogs.</summary>
    public required int Dialogs { get; init; }

    /// <summary>Optimizer steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Tokens of all passes.</summary>
    public required long Tokens { get; init; }

    /// <summary>Tokens of the longest dialog.</summary>
    public required int Longest { get; init; }

    /// <summary>Weights that are trained.</summary>
    public required long Trainable { get; init; }

    /// <summary>Bytes at the peak.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The same by what takes it; null where it was measured.</summary>
    public MemoryEstimate? Memory { get; init; }

    /// <summary>Tokens a second.</summary>
    public required double TokensPerSecond { get; init; }

    /// <summary>Of all steps.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where speed and memory were found.</summary>
    public required string Basis { get; init; }

    /// <summary>That it does not fit, and what to lower; null where it does.</summary>
    public string? Problem { get; init; }

    public static TrainPlan Of(CycleConfig config, DecoderConfig model, IReadOnlyList<TrainingSample> samples, MeasuredTrainings measured, out TrainingLoad load)
    {
        var (device, threads, train) = (TrainingDevice.Expected(config.Model), TrainingLoads.Threads(config.Model), config.Train);
        var (tokens, longest) = (samples.Sum(s => (long)s.Ids.Count), samples.Max(s => s.Ids.Count));
        var supervised = samples.Sum(s => s.Supervised.Skip(1).Count(x => x));
        load = TrainingLoads.Of(config, ModelSize.Of(model), device, threads, longest) with { Supervised = (double)supervised / tokens };
        var like = measured.Like(load);
        var (memory, rate) = (TrainingMemory.Of(load), like?.TokensPerSecond ?? Estimator.TrainingRate(load, threads));
        var bytes = like?.PeakBytes ?? memory.Total;
        return new TrainPlan
        {
            Dialogs = samples.Count,
            Steps = Math.Max(1, (int)Math.Round(samples.Count * train.Epochs / train.Batch)),
            Tokens = (long)(tokens * train.Epochs),
            Longest = longest,
            Trainable = load.AdapterWeights(),
            MemoryBytes = bytes,
            Memory = like is null ? memory : null,
            TokensPerSecond = rate,
            Seconds = Math.Round(tokens * train.Epochs / rate, 1),
            Basis = like is null ? "formulas; the first like training replaces them by what it takes" : $"a like training on {like.At:yyyy-MM-dd}",
            Problem = MemoryFit.Problem(load, bytes, MemoryFit.Available(device.IsGpu, config.Model.Device.Gpu ?? 0)),
        };
    }

    public void Write(Output output)
    {
        output.Line($"{Dialogs:N0} dialogs, the longest of {Longest:N0} tokens; {Steps:N0} steps over {Tokens:N0} tokens; {Trainable:N0} weights are trained.");
        output.Line($"Estimated: {ProgressText.Bytes(MemoryBytes)} of memory, {ProgressText.Duration(TimeSpan.FromSeconds(Seconds))} at {TokensPerSecond:N0} tokens/s ({Basis}).");
        if (Memory is { } m)
        {
            output.Line($"Memory: weights {ProgressText.Bytes(m.Weights)}, adapter {ProgressText.Bytes(m.Adapter)}, activations {ProgressText.Bytes(m.Activations)}, logits {ProgressText.Bytes(m.Logits)}, the program {ProgressText.Bytes(m.Process)}.");
        }

        if (Problem is { } problem)
        {
            output.Line(problem);
        }
    }
}
