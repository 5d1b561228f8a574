namespace ToolAce.Eval.Running;

/// <summary>How far a run is. <paramref name="ItemsPerSecond"/> and <paramref name="TimeLeft"/> count this run's own items; null before the first is done.</summary>
public sealed record EvaluationProgress(string Suite, int Done, int Total, double? ItemsPerSecond, TimeSpan? TimeLeft);
