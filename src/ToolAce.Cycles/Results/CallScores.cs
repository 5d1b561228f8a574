using ToolAce.Eval.Scores;

namespace ToolAce.Cycles.Results;

/// <summary>The call categories (simple, multiple, parallel, parallel_multiple) pooled over their items.</summary>
public sealed record CallScores(Score Base, Score Final, Score? Control);
