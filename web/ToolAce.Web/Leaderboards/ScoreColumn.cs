namespace ToolAce.Web.Leaderboards;

/// <summary>A category of a suite. Categories of different suites are different columns, whatever they are called.</summary>
/// <param name="Suite">Its suite; <c>all</c> for what is pooled over the cycle's suites.</param>
public sealed record ScoreColumn(string Suite, string Category);
