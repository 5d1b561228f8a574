using ToolAce.Eval.Running;

namespace ToolAce.Eval.Comparisons;

/// <summary>A run under the name it is shown by.</summary>
public sealed record NamedRun(string Name, IReadOnlyList<Prediction> Predictions);
