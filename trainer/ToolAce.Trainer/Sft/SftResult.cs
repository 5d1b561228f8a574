namespace ToolAce.Trainer.Sft;

/// <summary>What a training run did.</summary>
/// <param name="Steps">One record a step, those before a resume included.</param>
/// <param name="Evaluations">Measurements on held-out dialogs, in order; empty without early stopping.</param>
/// <param name="BestStep">The step whose weights the adapter now has: the last one without early stopping.</param>
/// <param name="StoppedEarly">Whether patience ran out before the last step.</param>
public sealed record SftResult(IReadOnlyList<StepRecord> Steps, IReadOnlyList<EvaluationRecord> Evaluations, int BestStep, bool StoppedEarly);
