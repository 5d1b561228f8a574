namespace ToolAce.Trainer.Sft;

/// <summary>What a caller of the trainer may listen to and bring along. All of it is called on the training thread.</summary>
public sealed record SftHooks
{
    /// <summary>Told of every step.</summary>
    public IProgress<StepProgress>? Progress { get; init; }

    /// <summary>Told of every measurement on held-out dialogs.</summary>
    public IProgress<EvaluationRecord>? Evaluated { get; init; }

    /// <summary>Told during a measurement how many held-out dialogs are done, and of how many.</summary>
    public IProgress<(int Done, int Of)>? Evaluating { get; init; }

    /// <summary>Told of device, dtype and why, of resuming and of checkpoints.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Dialogs to measure on; instead of those that <see cref="EarlyStopping.HeldOutShare"/> takes from the training dialogs.</summary>
    public IReadOnlyList<TrainingSample>? HeldOut { get; init; }

    /// <summary>Asked after every step; true saves a checkpoint now. A file <see cref="Checkpoints.CheckpointFolder.RequestFile"/> in the checkpoints' folder does the same.</summary>
    public Func<bool>? CheckpointNow { get; init; }

    /// <summary>Bytes that the run was expected to need, for the message when memory runs out.</summary>
    public long? EstimatedBytes { get; init; }
}
