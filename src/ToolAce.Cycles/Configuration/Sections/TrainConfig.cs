using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Configuration;

/// <summary>LoRA supervised fine-tuning (methods.md A4: the standard values are the paper's).</summary>
/// <param name="Dropout">On the adapter's input, 0–1.</param>
/// <param name="Warmup">Share of all steps in which the rate rises from 0, 0–1.</param>
/// <param name="Batch">Dialogs in one optimizer step.</param>
/// <param name="MicroBatch">Dialogs in one forward pass: memory, not result. 0 means by the model's size.</param>
/// <param name="Clip">The largest gradient norm; 0 means no clipping.</param>
/// <param name="MaxLength">Tokens; longer dialogs are held back with the reason. 0 means the context length.</param>
/// <param name="Targets">Linear layers with an adapter: <c>all</c>, or names such as <c>q_proj</c>.</param>
/// <param name="Control">Whether a second adapter is trained on shuffled call targets, to show that the gain is not the format's.</param>
/// <param name="CheckpointEvery">Optimizer steps between resumable checkpoints.</param>
/// <param name="Dora">Weight-decomposed adapters: a trained length for every output (Liu et al., 2024).</param>
/// <param name="RankStabilised">rsLoRA: alpha is divided by the root of the rank, not by the rank (Kalajdzievski, 2023).</param>
/// <param name="Packing">The dialogs of a step lie one behind the other in rows, each attending to itself alone: speed, not result. <paramref name="MicroBatch"/> then counts for nothing.</param>
/// <param name="PackedTokens">Tokens of a packed row, which is one forward pass: memory, not result. 0 means 4096, or as many as the longest dialog has.</param>
/// <param name="Recompute">Blocks run once more on the way back in place of keeping what they made: a fraction of the memory, a quarter more time, the same result.</param>
/// <param name="LossRows">Supervised positions whose logits exist at once: memory, not result. 0 means by the vocabulary's size.</param>
/// <param name="EarlyStopping">Measuring on held-out dialogs.</param>
public sealed record TrainConfig(
    TrainFrom From,
    TrainData Data,
    int Rank,
    double Alpha,
    double Dropout,
    double LearningRate,
    double Warmup,
    LearningRateSchedule Schedule,
    int Batch,
    int MicroBatch,
    double Epochs,
    double Clip,
    int MaxLength,
    IReadOnlyList<string> Targets,
    bool Control,
    int CheckpointEvery,
    bool Dora,
    bool RankStabilised,
    bool Packing,
    int PackedTokens,
    bool Recompute,
    int LossRows,
    EarlyStoppingConfig EarlyStopping)
{
    private static readonly string[] Linears = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>What is written otherwise than the house writes it (<c>train.formats</c>, <c>train.maskNames</c>); null for nothing.</summary>
    public VariationConfig? Variation { get; init; }

    internal static TrainConfig Read(Section s) => new(
        s.Word("from", TrainFrom.Previous),
        s.Word("data", TrainData.New),
        s.Whole("rank", 16, 1, 1024),
        s.Real("alpha", 32, 0.001, 10_000),
        s.Real("dropout", 0, 0, 0.95),
        s.Real("learningRate", 1e-4, 1e-8, 1),
        s.Real("warmup", 0.1, 0, 0.9),
        s.Word("schedule", LearningRateSchedule.Cosine),
        s.Whole("batch", 48, 1, 65_536),
        s.Whole("microBatch", 0, 0, 65_536),
        s.Real("epochs", 3, 0.01, 1000),
        s.Real("clip", 1, 0, 1000),
        s.Whole("maxLength", 0, 0, 1_048_576),
        ReadTargets(s),
        s.Flag("control", false),
        s.Whole("checkpointEvery", 50, 1, 1_000_000),
        s.Flag("dora", false),
        s.Flag("rankStabilised", false),
        s.Flag("packing", false),
        s.Whole("packedTokens", 0, 0, 1_048_576),
        s.Flag("recompute", false),
        s.Whole("lossRows", 0, 0, 1_048_576),
        EarlyStoppingConfig.Read(s.Child("earlyStopping")))
    {
        Variation = VariationConfig.Read(s),
    };

    /// <summary>The linear layers meant, in the model's order.</summary>
    public IReadOnlyList<string> Layers() => Targets is ["all"] ? Linears : Targets;

    private static IReadOnlyList<string> ReadTargets(Section s)
    {
        var targets = s.TextList("targets", ["all"]);
        foreach (var unknown in targets.Where(t => t != "all" && !Linears.Contains(t)))
        {
            s.Complain("targets", $"train.targets names {unknown}{Spelling.Suggestion(unknown, [.. Linears, "all"])}");
        }

        return targets.Contains("all") ? ["all"] : [.. Linears.Where(targets.Contains)];
    }
}
