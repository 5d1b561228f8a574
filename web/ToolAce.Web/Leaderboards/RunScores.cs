namespace ToolAce.Web.Leaderboards;

/// <summary>One line of the leaderboard: a model as one cycle measured it, or as somebody published it; its scores by column.</summary>
/// <param name="Source">Where it was published; null for what this home measured.</param>
public sealed record RunScores(RunKey Key, string Cycle, string Model, IReadOnlyDictionary<ScoreColumn, CellScore> Scores, string? Source = null);
