using ToolAce.Cycles.Estimates;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Learning;

/// <summary>What a training came to: its steps, the dialogs it could not use with the reason, and the versions of the new model and its base.</summary>
public sealed record TrainingResult(IReadOnlyList<StepRecord> Steps, IReadOnlyList<UnusedDialog> Unused, string ModelVersion, string BaseVersion)
{
    /// <summary>Measurements on held-out dialogs; none without early stopping.</summary>
    public IReadOnlyList<EvaluationRecord> Evaluations { get; init; } = [];

    /// <summary>The step whose weights the adapter has.</summary>
    public int BestStep { get; init; }

    /// <summary>Where it ran; null where nobody said.</summary>
    public TrainingDevice? Device { get; init; }

    /// <summary>Tokens of the longest dialog trained on.</summary>
    public int Longest { get; init; }
}
