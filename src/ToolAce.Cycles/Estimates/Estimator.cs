using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Planning;

namespace ToolAce.Cycles.Estimates;

/// <summary>
/// The dry run. Time: 2N floating-point operations a token forward, 4N for LoRA forward and backward (N weights; the frozen half of backward is skipped), 2N a generated
/// token at a tenth of that rate, over the device's sustained rate. Memory: weights, adapter with gradient and two moments, activations of one micro-batch.
/// </summary>
public static class Estimator
{
    private const double GpuRate = 300e12; // sustained bf16 of a current data-centre GPU
    private const double CpuRatePerThread = 35e9; // sustained f32 of one core on small matrices
    private const double StartSeconds = 1.2; // a child process until its model is loaded, small models
    private const double LoadBytesPerSecond = 1e9;
    private const double GenerationShare = 0.1; // of the forward rate: one token a step
    private const int AgentTokens = 1500; // written and read by agents for one dialog
    private const double AgentTokensPerSecond = 60; // one request under way

    /// <summary>Validated figures for a config.</summary>
    public static CycleEstimate Estimate(CycleRun run)
    {
        var missing = Prerequisites.Find(run);
        var config = run.Config;
        if (ModelSize.Of(run.Paths.Resolve(config.Model.Path)) is not { } size)
        {
            return new CycleEstimate([], null, null, null, null, "the model's size is unknown: its folder is missing and its name says none", missing);
        }

        var gpu = config.Model.Device == ComputeDevice.Cuda || (config.Model.Device == ComputeDevice.Auto && File.Exists("/dev/nvidiactl"));
        var threads = config.Model.Threads > 0 ? config.Model.Threads : Environment.ProcessorCount;
        var work = new Work(config, size, gpu ? GpuRate : CpuRatePerThread * threads, gpu, Dialogs(run));
        var stages = CyclePlan.Of(config).Select(p => new StageEstimate(p.Stage, p.Iteration, Math.Round(work.Seconds(p), 1))).ToList();
        return new CycleEstimate(
            stages,
            Math.Round(stages.Sum(s => s.Seconds)),
            work.Memory(),
            work.Disk(),
            size.Parameters,
            $"{size.Parameters:N0} weights, {(gpu ? "one GPU at 300 TFLOP/s" : $"{threads} thread(s) at 35 GFLOP/s each")}; {(config.Agents.Kind == AgentKind.Endpoint ? $"agents at {AgentTokensPerSecond:F0} tokens/s a request" : "scripted agents")}",
            missing);
    }

    /// <summary>How many are written, or lie in the own file, one a line.</summary>
    private static int Dialogs(CycleRun run) =>
        run.Config.Data.Path is { } path && run.Paths.Resolve(path) is var file && File.Exists(file) && !file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? File.ReadLines(file).Count()
            : run.Config.Converse.Dialogs;

    private sealed class Work(CycleConfig config, ModelSize size, double rate, bool gpu, int dialogs)
    {
        private const int Adjusted = 2; // a dialog is measured about twice, with its adjustments
        private readonly int length = Math.Min(size.Parameters > 100_000_000 ? 900 : 220, config.Model.ContextLength > 0 ? config.Model.ContextLength : size.Context);

        private int Chosen => config.Select.Size > 0 ? Math.Min(config.Select.Size, dialogs) : (int)(dialogs * 0.6);

        private int Items => config.Evaluate.Limit > 0 ? config.Evaluate.Limit * 12 : 500;

        public double Seconds(PlannedStage stage) => stage.Stage switch
        {
            StageNames.Import => 1 + dialogs / 5000.0,
            StageNames.Speciate => 1 + Agents(100),
            StageNames.Evolve => 1 + config.Evolve.Apis / 500.0 + Agents(config.Evolve.Apis),
            StageNames.Calibrate => 3 * Start() + 2 * (Forward(config.Calibrate.PriorSize) + Generate(config.Calibrate.PriorSize * 2)) + Train(config.Calibrate.ProbeSteps * config.Train.Batch),
            StageNames.Converse => Start() + dialogs / 400.0 + Adjusted * Forward(dialogs) + Agents(dialogs * Adjusted),
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

        public long Memory()
        {
            var weights = size.Parameters * (gpu || config.Model.Precision == Precision.Bfloat16 ? 2L : 4L);
            var adapter = 16L * Adapter();
            var micro = config.Train.MicroBatch > 0 ? config.Train.MicroBatch : size.Parameters > 500_000_000 ? 1 : config.Train.Batch;
            // About 34 values of the hidden width a token and block are kept for backward, and the logits twice in f32.
            var activations = (long)micro * length * ((34L * size.Hidden * size.Layers * (gpu ? 2 : 4)) + (8L * size.Vocabulary));
            return weights + adapter + activations;
        }

        public long Disk()
        {
            var merged = size.Parameters * 2L;
            var texts = 4000L * dialogs * config.Cycle.Iterations * 2;
            return texts + (16L * Adapter() * 3) + (merged * config.Publish.Formats.Count);
        }

        /// <summary>Weights of the adapter: rank times the widths of all seven maps of every block.</summary>
        private long Adapter() => config.Train.Rank * 18L * size.Hidden * size.Layers * config.Train.Layers().Count / 7;

        private int Sets(PlannedStage stage) => Chosen * stage.Inputs.Count(i => i.Artifact == ArtifactNames.TrainingSet);

        private double Start() => StartSeconds + (size.Parameters * 2 / LoadBytesPerSecond);

        private double Forward(double sequences) => sequences * length * 2 * size.Parameters / rate;

        private double Train(double sequences) => sequences * length * 4 * size.Parameters / rate;

        private double Generate(double prompts, int prompt = 1) =>
            Forward(prompts * prompt) + (prompts * config.Evaluate.MaxTokens / 3.0 * 2 * size.Parameters / (rate * GenerationShare));

        private double Official() => OfficialItems.Of(config.Evaluate.Official) is var official ? Generate(official.Written) + Forward(official.Chosen) : 0;

        private double Agents(double requests) =>
            config.Agents.Kind == AgentKind.Endpoint ? requests * AgentTokens / (AgentTokensPerSecond * config.Agents.Concurrency) : 0;
    }
}
