using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Experts;

/// <summary>What an expert says of one dialog, with the reason that names the place.</summary>
public sealed record ExpertOpinion(VerdictOutcome Outcome, string Reason);
