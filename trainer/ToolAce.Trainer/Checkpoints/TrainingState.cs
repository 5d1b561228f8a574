using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Checkpoints;

/// <summary>What a checkpoint holds besides tensors. The data's cursor, the schedule and the random streams follow from the number of steps.</summary>
/// <param name="Facts">The run it belongs to.</param>
/// <param name="Steps">One record a step so far.</param>
/// <param name="Evaluations">Measurements so far: early stopping's state.</param>
/// <param name="BestStep">The step of the best measurement, whose checkpoint is kept; 0 for none.</param>
public sealed record TrainingState(RunFacts Facts, IReadOnlyList<StepRecord> Steps, IReadOnlyList<EvaluationRecord> Evaluations, int BestStep);
