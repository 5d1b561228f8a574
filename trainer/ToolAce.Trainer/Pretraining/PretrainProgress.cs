using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Pretraining;

/// <summary>A pretraining step with its clock readings; its loss is the weighted mean per token, <paramref name="Tokens"/> is what all steps so far have read.</summary>
public sealed record PretrainProgress(string Phase, StepProgress Step, long Tokens);
