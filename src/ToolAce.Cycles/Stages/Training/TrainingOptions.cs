using ToolAce.Cycles.Configuration;
using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Stages.Training;

/// <summary>The config's words on training as the trainer's options.</summary>
public static class TrainingOptions
{
    /// <summary>Lengths are cut to the model's context by the learner.</summary>
    public static SftOptions Of(CycleConfig config, int seed) => new()
    {
        Lora = new LoraOptions
        {
            Rank = config.Train.Rank,
            Alpha = config.Train.Alpha,
            Dropout = config.Train.Dropout,
            Targets = config.Train.Layers(),
            Dora = config.Train.Dora,
            RankStabilised = config.Train.RankStabilised,
        },
        Epochs = config.Train.Epochs,
        Batch = config.Train.Batch,
        MicroBatch = config.Train.MicroBatch,
        Packing = config.Train.Packing,
        PackedTokens = config.Train.PackedTokens,
        Recompute = config.Train.Recompute,
        LossRows = config.Train.LossRows,
        LearningRate = config.Train.LearningRate,
        WarmupRatio = config.Train.Warmup,
        Schedule = config.Train.Schedule,
        Clip = config.Train.Clip > 0 ? config.Train.Clip : double.PositiveInfinity,
        MaxLength = (config.Train.MaxLength, config.Model.ContextLength) switch
        {
            (0, 0) => int.MaxValue,
            (0, var context) => context,
            (var length, _) => length,
        },
        CheckpointEvery = config.Train.CheckpointEvery,
        EarlyStopping = config.Train.EarlyStopping is { HeldOutShare: > 0 } early
            ? new EarlyStopping { HeldOutShare = early.HeldOutShare, Every = early.Every, Patience = early.Patience, MinimumImprovement = early.MinimumImprovement }
            : null,
        Seed = seed,
    };
}
