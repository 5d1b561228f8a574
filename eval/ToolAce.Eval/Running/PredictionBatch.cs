namespace ToolAce.Eval.Running;

/// <summary>The items answered together, in the suite's order.</summary>
public sealed record PredictionBatch(IReadOnlyList<Prediction> Predictions, IReadOnlyList<PredictionTiming> Timings);
