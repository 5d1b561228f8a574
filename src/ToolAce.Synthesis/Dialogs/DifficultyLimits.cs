namespace ToolAce.Synthesis.Dialogs;

/// <summary>How far difficulty may be turned (ToolACE Fig. 2 has 0–9 tools offered and 0–7 calls).</summary>
/// <param name="FewestTools">The fewest tools offered, ≥ 0; tools that a dialog needs are always there.</param>
/// <param name="MostTools">The most tools offered.</param>
/// <param name="MostCalls">The most calls of a parallel request, ≥ 2.</param>
public sealed record DifficultyLimits(int FewestTools = 1, int MostTools = 9, int MostCalls = 7);
