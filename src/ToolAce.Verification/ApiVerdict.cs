using ToolAce.Core.Verdicts;

namespace ToolAce.Verification;

/// <summary>What the rules on API definitions (1 and 2) said of one tool. No findings means accepted.</summary>
public sealed record ApiVerdict(string ApiName, VerdictOutcome Outcome, IReadOnlyList<ApiFinding> Findings);
