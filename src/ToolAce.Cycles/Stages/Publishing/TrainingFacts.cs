using ToolAce.Trainer.Exports.ModelCards;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Stages.Publishing;

/// <summary>How an adapter was trained, as its model card tells it.</summary>
public static class TrainingFacts
{
    private const int LastSteps = 5;

    /// <summary>Of what was asked and the steps that were made.</summary>
    public static ModelCardTraining Of(SftOptions options, int seed, IReadOnlyList<StepRecord> steps) => new()
    {
        Lora = options.Lora,
        LearningRate = options.LearningRate,
        Batch = options.Batch,
        Epochs = options.Epochs,
        Seed = seed,
        Steps = steps.Count,
        FirstLoss = steps is [var first, ..] ? first.Loss : null,
        LastLoss = steps.Count > 0 ? steps.TakeLast(LastSteps).Average(s => s.Loss) : null,
    };
}
