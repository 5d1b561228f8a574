using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.Anatomies;

/// <summary>How often one outcome occurred in one category, and whether it was right there.</summary>
public sealed record OutcomeCount(string Suite, string Category, Outcome Outcome, bool Correct, int Count);
