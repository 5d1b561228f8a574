using ToolAce.Modeling.Lora;

namespace ToolAce.Trainer.Exports.ModelCards;

/// <summary>How the adapter was trained. Losses are means over supervised tokens, in nats.</summary>
public sealed record ModelCardTraining
{
    /// <summary>The adapter's shape.</summary>
    public required LoraOptions Lora { get; init; }

    /// <summary>The highest learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Dialogs a step.</summary>
    public required int Batch { get; init; }

    /// <summary>Passes over the training set.</summary>
    public required double Epochs { get; init; }

    /// <summary>Of everything random.</summary>
    public required int Seed { get; init; }

    /// <summary>Optimizer steps of the last training; null where that is not known.</summary>
    public int? Steps { get; init; }

    /// <summary>The loss of its first step.</summary>
    public double? FirstLoss { get; init; }

    /// <summary>The mean loss of its last steps.</summary>
    public double? LastLoss { get; init; }
}
