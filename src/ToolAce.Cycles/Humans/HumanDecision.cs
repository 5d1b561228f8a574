using ToolAce.Core.Verdicts;

namespace ToolAce.Cycles.Humans;

/// <summary>Where people decided otherwise than verification: an unsure dialog accepted, or an accepted one rejected; <paramref name="Reason"/> says who said what.</summary>
internal sealed record HumanDecision(string DialogId, VerdictOutcome Outcome, string Reason);
