using ToolAce.Core.Verdicts;

namespace ToolAce.Cycles.Humans;

/// <summary>A dialog that a person should look at. <paramref name="Verification"/> is what verification decided: not to be shown before the person has.</summary>
public sealed record ReviewItem(int Iteration, string DialogId, VerdictOutcome Verification);
