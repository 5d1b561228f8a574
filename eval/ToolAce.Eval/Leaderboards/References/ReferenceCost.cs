namespace ToolAce.Eval.Leaderboards.References;

/// <summary>What the run cost, as published. <paramref name="Basis"/> says per what: boards until mid 2025 gave it per 1,000 calls, later in total.</summary>
public sealed record ReferenceCost(double Usd, string Basis);
