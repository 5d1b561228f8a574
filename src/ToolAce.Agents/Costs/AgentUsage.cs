namespace ToolAce.Agents.Costs;

/// <summary>What one agent asked, or a part of it: a line of <see cref="UsageFile"/>.</summary>
public sealed record AgentUsage(string Agent, UsageTotals Totals);
