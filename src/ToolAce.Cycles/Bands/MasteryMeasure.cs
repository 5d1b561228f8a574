namespace ToolAce.Cycles.Bands;

/// <summary>One dialog under one model: its complexity (null where it does not fit the context), and whether the model generates it correctly.</summary>
internal sealed record MasteryMeasure(double? Complexity, bool Correct);
