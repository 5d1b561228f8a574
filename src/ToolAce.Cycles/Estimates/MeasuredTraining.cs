namespace ToolAce.Cycles.Estimates;

/// <summary>What a training really took. <paramref name="TokensPerSecond"/> is its mean; <paramref name="PeakBytes"/> is of the device, or of the process where that is the device.</summary>
public sealed record MeasuredTraining(TrainingLoad Load, double TokensPerSecond, long PeakBytes, DateTimeOffset At);
