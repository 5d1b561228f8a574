using ToolAce.Core.Verdicts;

namespace ToolAce.Cycles.Stages.Verifying;

/// <summary>The decision on one dialog: the check that decided, its reason, and everything else that was said.</summary>
internal sealed record VerdictRow(string DialogId, VerdictOutcome Outcome, string Check, string Reason, IReadOnlyList<Verdict> Verdicts);
