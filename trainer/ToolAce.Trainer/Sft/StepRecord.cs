namespace ToolAce.Trainer.Sft;

/// <summary>
/// What one optimiser step did: mean loss per supervised token, learning rate, gradient norm before clipping, tokens that counted and tokens in all. Holds no
/// clock reading, so two runs of one seed are equal.
/// </summary>
public sealed record StepRecord(int Step, double Loss, double LearningRate, double GradientNorm, int SupervisedTokens, int Tokens);
