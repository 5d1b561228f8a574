namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>A score and what its model is called in its cycle; the label is the version when no artifact names the model.</summary>
public sealed record LeaderboardRow(string Label, string? Base, ScoreRow Score);
