using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Comparisons;

/// <summary>Two runs over the items of one category.</summary>
public sealed record CategoryComparison(string Suite, string Category, PairedComparison Comparison, Significance Significance);
