using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Learning;

/// <summary>What a training came to: its steps, the dialogs it could not use with the reason, and the versions of the new model and its base.</summary>
public sealed record TrainingResult(IReadOnlyList<StepRecord> Steps, IReadOnlyList<UnusedDialog> Unused, string ModelVersion, string BaseVersion)
{
    /// <summary>Tokens of the longest dialog trained on.</summary>
    public int Longest { get; init; }
}
