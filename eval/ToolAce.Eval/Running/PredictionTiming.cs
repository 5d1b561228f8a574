namespace ToolAce.Eval.Running;

/// <summary>An item's share of the time its batches took, in seconds. Kept apart from predictions, which have to be equal between two runs.</summary>
public sealed record PredictionTiming(string ItemId, double Seconds);
