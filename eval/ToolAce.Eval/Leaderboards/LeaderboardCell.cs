namespace ToolAce.Eval.Leaderboards;

/// <summary>A cell's text; <paramref name="Muted"/> where the difference is not significant (p ≥ 0.05).</summary>
public sealed record LeaderboardCell(string Text, bool Muted = false);
