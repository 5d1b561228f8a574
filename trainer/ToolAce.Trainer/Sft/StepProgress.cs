namespace ToolAce.Trainer.Sft;

/// <summary>A step with its clock readings: tokens a second, share of the device's peak (4N per token for LoRA, 0–1), peak memory in bytes, time left.</summary>
public sealed record StepProgress(StepRecord Record, int Steps, double TokensPerSecond, double Mfu, long PeakMemory, TimeSpan Left);
