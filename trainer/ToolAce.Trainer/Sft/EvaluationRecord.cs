namespace ToolAce.Trainer.Sft;

/// <summary>Mean loss per supervised token of the held-out dialogs after a step.</summary>
public sealed record EvaluationRecord(int Step, double Loss, int SupervisedTokens);
