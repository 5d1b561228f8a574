using ToolAce.Core.Verdicts;
using ToolAce.Verification;

namespace ToolAce.Cycles.Stages.Verifying;

/// <summary>The decision on one dialog as a row: the check that decided, its reason, and everything else that was said.</summary>
public sealed record VerdictRow(string DialogId, VerdictOutcome Outcome, string Check, string Reason, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>A decision as a row.</summary>
    public static VerdictRow Of(DialogVerdict verdict) =>
        new(verdict.DialogId, verdict.Outcome, verdict.Deciding.Check, verdict.Deciding.Reason, verdict.Verdicts);
}
