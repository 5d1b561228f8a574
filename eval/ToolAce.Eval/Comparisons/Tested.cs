using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Comparisons;

/// <summary>A comparison, and what its p-value is worth among the others of its family.</summary>
public sealed record Tested<T>(T Comparison, Significance Significance);
