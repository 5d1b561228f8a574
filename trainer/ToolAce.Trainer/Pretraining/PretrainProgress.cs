namespace ToolAce.Trainer.Pretraining;

/// <summary>A pretraining step with its clock readings; <paramref name="Loss"/> is the weighted mean per token.</summary>
public sealed record PretrainProgress(string Phase, int Step, int Steps, double Loss, double TokensPerSecond, long Tokens, TimeSpan Left);
