using ToolAce.Core.Verdicts;
using ToolAce.Verification;

namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>The decision on one dialog as a row: the check that decided, its reason, and everything else that was said.</summary>
internal sealed record VerdictLine(string DialogId, VerdictOutcome Outcome, string Check, string Reason, IReadOnlyList<Verdict> Verdicts)
{
    public static VerdictLine Of(DialogVerdict verdict) =>
        new(verdict.DialogId, verdict.Outcome, verdict.Deciding.Check, verdict.Deciding.Reason, verdict.Verdicts);
}
