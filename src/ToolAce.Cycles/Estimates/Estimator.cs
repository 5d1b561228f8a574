using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Trainer.Devices;

namespace ToolAce.Cycles.Estimates;

/// <summary>
/// The dry run. Time: 2N floating-point operations a token forward, 4N for LoRA forward and backward (N weights; the frozen half of backward is skipped), 2N a generated
/// token at a tenth of that rate, over the device's sustained rate. Memory: <see cref="TrainingMemory"/>. Where the home has measured a like training, its peak and its
/// speed stand in place of both.
/// </summary>
public static class Estimator
{
    private const double GpuShare = 0.3; // of a GPU's peak in bf16 that is sustained
    private const double UnknownGpuPeak = 1000e12; // a current data-centre GPU's
    private const double CpuRatePerThread = 35e9; // sustained f32 of one core on small matrices
    private const double Recomputed = 1.5; // layers are computed forward twice: 6N in place of 4N
    private const double StartSeconds = 1.2; // a child process until its model is loaded, small models
    private const double LoadBytesPerSecond = 1e9;
    private const double GenerationShare = 0.1; // of the forward rate: one token a step
    private const int AgentTokens = 1500; // written and read by agents for one document, one tool, one verdict, or one message of a person with what follows on it
    private const double AgentTokensPerSecond = 60; // one request under way

    /// <summary>Figures for a valid config; <paramref name="measured"/> are the home's trainings so far, if there are any.</summary>
    public static CycleEstimate Estimate(CycleRun run, MeasuredTrainings? measured = null)
    {
        var missing = Prerequisites.Find(run);
        var config = run.Config;
        if (ModelSize.Of(run.Paths.Resolve(config.Model.Path)) is not { } size)
        {
            return new CycleEstimate([], null, null, null, null, "the model's size is unknown: its folder is missing and its name says none", missing);
        }

        var (device, threads) = (TrainingDevice.Expected(config.Model), TrainingLoads.Threads(config.Model));
        var load = TrainingLoads.Of(config, size, device, threads, longest: 0);
        var like = measured?.Like(load, anyLength: !load.Packing);
        var work = new Work(config, size, Rate(load, threads), Dialogs(run), like?.TokensPerSecond ?? TrainingRate(load, threads));
        var memory = TrainingMemory.Of(load);
        var needed = like?.PeakBytes ?? memory.Total;
        var stages = CyclePlan.Of(config).Select(p => new StageEstimate(p.Stage, p.Iteration, Math.Round(work.Seconds(p), 1))).ToList();
        return new CycleEstimate(
            stages,
            Math.Round(stages.Sum(s => s.Seconds)),
            needed,
            work.Disk(load.AdapterWeights()),
            size.Parameters,
            $"{size.Parameters:N0} weights, {(device.IsGpu ? $"{device.Name ?? "one GPU"} at {Rate(load, threads) / 1e12:F0} TFLOP/s" : $"{threads} thread(s) at 35 GFLOP/s each")}; {(config.Agents.Kind == AgentKind.Scripted ? "scripted agents" : $"agents at {AgentTokensPerSecond:F0} tokens/s a request")}{(like is null ? "" : $"; training as measured on {like.At:yyyy-MM-dd}: {like.TokensPerSecond:N0} tokens/s")}",
            missing)
        {
            Memory = like is null ? memory : null,
            Warnings = MemoryFit.Problem(load, needed, MemoryFit.Available(device.IsGpu, config.Model.Device.Gpu ?? 0)) is not { } problem ? [] : [problem],
        };
    }

    /// <summary>Tokens a second to expect of a training on so many threads, or on a GPU.</summary>
    public static double TrainingRate(TrainingLoad load, int threads) =>
        Rate(load, threads) / (4.0 * load.Model.Parameters * (load.Recompute ? Recomputed : 1));

    private static double Rate(TrainingLoad load, int threads) =>
        load.Gpu ? GpuShare * (load.GpuName is { } name ? DevicePeak.Known(name) ?? UnknownGpuPeak : UnknownGpuPeak) : CpuRatePerThread * threads;

    /// <summary>How many are written, or lie in the own file, one a line.</summary>
    private static int Dialogs(CycleRun run) =>
        run.Config.Data.Path is { } path && run.Paths.Resolve(path) is var file && File.Exists(file) && !file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? File.ReadLines(file).Count()
            : run.Config.Converse.Dialogs;

    private sealed class Work(CycleConfig config, ModelSize size, double rate, int dialogs, double trained)
    {
        private const int Adjusted = 2; // a dialog is measured about twice, with its adjustments
        private readonly int length = TrainingLoads.UsualLength(config, size);

        private int Chosen => config.Select.Size > 0 ? Math.Min(config.Select.Size, dialogs) : (int)(dialogs * 0.6);

        private int Items => config.Evaluate.Limit > 0 ? config.Evaluate.Limit * 12 : 500;

        public double Seconds(PlannedStage stage) => stage.Stage switch
        {
            StageNames.Import => 1 + dialogs / 5000.0,
            StageNames.Speciate => 1 + Agents(100),
            StageNames.Evolve => 1 + config.Evolve.Apis / 500.0 + Agents(config.Evolve.Apis),
            StageNames.Calibrate => 3 * Start() + 2 * (Forward(config.Calibrate.PriorSize) + Generate(config.Calibrate.PriorSize * 2)) + Train(config.Calibrate.ProbeSteps * config.Train.Batch),
            StageNames.Converse => Start() + dialogs / 400.0 + Adjusted * Forward(dialogs) + Agents(dialogs * Adjusted * config.Converse.MeanTurns()),
            StageNames.Verify => 1 + dialogs / 1000.0 + Agents(dialogs),
            StageNames.Select => 1,
            StageNames.Baseline => Start() + Generate(Items) + Official() + (config.Evaluate.Shots > 0 ? Generate(Items, config.Evaluate.Shots + 1) : 0),
            StageNames.Train => Start() + Train(Sets(stage) * config.Train.Epochs),
            StageNames.Rescore => Start() + Forward(dialogs * stage.Iteration) + Generate(config.Calibrate.PriorSize * 2),
            StageNames.Evaluate => Start() + Generate(Items) + Official(),
            StageNames.Control => 2 * Start() + Train(Chosen * config.Train.Epochs) + Generate(Items),
            StageNames.Publish => Start() * 3 * config.Publish.Formats.Count,
            _ => 1,
        };

        public long Disk(long adapter)
        {
            var merged = size.Parameters * 2L;
            var texts = 4000L * dialogs * config.Cycle.Iterations * 2;
            return texts + (16L * adapter * 3) + (merged * config.Publish.Formats.Count);
        }

        private int Sets(PlannedStage stage) => Chosen * stage.Inputs.Count(i => i.Artifact == ArtifactNames.TrainingSet);

        private double Start() => StartSeconds + (size.Parameters * 2 / LoadBytesPerSecond);

        private double Forward(double sequences) => sequences * length * 2 * size.Parameters / rate;

        private double Train(double sequences) => sequences * length / trained;

        private double Generate(double prompts, int prompt = 1) =>
            Forward(prompts * prompt) + (prompts * config.Evaluate.MaxTokens / 3.0 * 2 * size.Parameters / (rate * GenerationShare));

        private double Official() => OfficialItems.Of(config.Evaluate.Official) is var official ? Generate(official.Written) + Forward(official.Chosen) : 0;

        private double Agents(double requests) => config.Agents.Kind switch
        {
            AgentKind.Scripted => 0,
            AgentKind.Local => requests * AgentTokens / AgentTokensPerSecond,
            _ => requests * AgentTokens / (AgentTokensPerSecond * config.Agents.Concurrency),
        };
    }
}
