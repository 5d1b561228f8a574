namespace ToolAce.Cycles.Bands;

/// <summary>
/// One sample a band is found on: complexity and correctness under the model itself, and after more training: the probe's in calibrate, none in rescore,
/// where training is over and <paramref name="After"/> repeats <paramref name="Before"/>.
/// </summary>
public sealed record PriorSample(string DialogId, double Before, bool CorrectBefore, double After, bool CorrectAfter);
