namespace ToolAce.Eval.Running;

/// <summary>All predictions of a suite, in its order, and the time of those that this run made.</summary>
public sealed record EvaluationRun(IReadOnlyList<Prediction> Predictions, IReadOnlyList<PredictionTiming> Timings);
