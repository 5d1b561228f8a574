using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Web.Leaderboards;

/// <summary>One line of the leaderboard: a model as one cycle measured it, its scores by column.</summary>
public sealed record RunScores(RunKey Key, string Cycle, string Model, IReadOnlyDictionary<string, ScoreRow> Scores);
