using ToolAce.Modeling.Lora;

namespace ToolAce.Trainer.Sft;

/// <summary>How to fine-tune; the defaults are ToolACE's (methods.md A4).</summary>
public sealed record SftOptions
{
    /// <summary>Shape of the adapter; ignored when an existing one is continued.</summary>
    public LoraOptions Lora { get; init; } = new();

    /// <summary>Passes over the dialogs.</summary>
    public double Epochs { get; init; } = 3;

    /// <summary>Dialogs per optimiser step.</summary>
    public int Batch { get; init; } = 48;

    /// <summary>Dialogs per forward pass; the loss is normalised over the whole step, so this changes memory and not the result.</summary>
    public int MicroBatch { get; init; } = 48;

    /// <summary>
    /// Whether the dialogs of a step are laid one behind the other in rows of <see cref="PackedTokens"/> instead of padded side by side. Each attends to itself alone and counts
    /// its positions from 0, so this too changes speed and not the result.
    /// </summary>
    public bool Packing { get; init; }

    /// <summary>Tokens of a packed row, which is one forward pass; 0 means 4,096 or what <see cref="MaxLength"/> or the model's context leave of it, and as many as the longest dialog has if that is more.</summary>
    public int PackedTokens { get; init; }

    /// <summary>Whether blocks run once more on the way back instead of keeping their activations: far less memory, a quarter more time, the same result.</summary>
    public bool Recompute { get; init; }

    /// <summary>Supervised positions whose logits exist at once; 0 means as many as 256 MB hold, 1,024 at most.</summary>
    public int LossRows { get; init; }

    /// <summary>Peak learning rate.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Share of the steps with rising rate, 0–1.</summary>
    public double WarmupRatio { get; init; } = 0.1;

    /// <summary>Shape after warm-up.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Second-moment decay of AdamW.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Largest joint gradient norm.</summary>
    public double Clip { get; init; } = 1;

    /// <summary>Longest dialog, in tokens; a longer one is refused, never cut.</summary>
    public int MaxLength { get; init; } = 4096;

    /// <summary>Steps between checkpoints.</summary>
    public int CheckpointEvery { get; init; } = 50;

    /// <summary>Measuring on held-out dialogs and stopping when it gets no better; null for neither.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Everything random follows from it.</summary>
    public int Seed { get; init; }
}
