namespace ToolAce.Cycles.Browsing;

/// <summary>A dialog's complexity after an iteration's training, in nats a token, and whether that model generates it correctly; null where that was not asked.</summary>
public sealed record MeasuredAgain(int Iteration, double Complexity, bool? Correct);
