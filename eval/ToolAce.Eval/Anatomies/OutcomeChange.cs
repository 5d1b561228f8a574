using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.Anatomies;

/// <summary>How many items had one outcome in the first run and one, the same or another, in the second.</summary>
public sealed record OutcomeChange(Outcome From, bool FromCorrect, Outcome To, bool ToCorrect, int Count);
