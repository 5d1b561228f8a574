using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Learning.Variations;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Learning;

/// <summary>A training to do.</summary>
/// <param name="Start">The base, and the adapter to continue; without one a fresh adapter is made.</param>
/// <param name="Dialogs">In the order of the curriculum.</param>
/// <param name="Options">How; the greatest length is cut to the model's context.</param>
/// <param name="CheckpointFolder">Where an earlier attempt left off.</param>
/// <param name="OutputFolder">Where the adapter is written; made if it is not there.</param>
public sealed record TrainingJob(ModelSource Start, IReadOnlyList<Dialog> Dialogs, SftOptions Options, string CheckpointFolder, string OutputFolder)
{
    /// <summary>What is written otherwise than the dialogs have it; null for nothing.</summary>
    public TrainingVariation? Variation { get; init; }

    /// <summary>Bytes that it is expected to need, for the message when memory runs out; null where nobody said.</summary>
    public long? EstimatedBytes { get; init; }
}
