using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Reports;

/// <summary>
/// One check's objections: dialogs it rejected or was unsure of, each split into faulty and clean. Any fault counts for any check.
/// </summary>
public sealed record CheckRow(string Check, int RejectedFaulty, int RejectedClean, int UnsureFaulty, int UnsureClean)
{
    /// <summary>Of what this check rejected, the share that is faulty, 0–1.</summary>
    public double Precision => FaultReport.Share(RejectedFaulty, RejectedFaulty + RejectedClean);

    internal static CheckRow Of(string check, IReadOnlyList<(string? Fault, Verdict Verdict)> objections)
    {
        int Count(VerdictOutcome outcome, bool faulty) => objections.Count(o => o.Verdict.Outcome == outcome && o.Fault is not null == faulty);
        return new CheckRow(
            check,
            Count(VerdictOutcome.Rejected, faulty: true),
            Count(VerdictOutcome.Rejected, faulty: false),
            Count(VerdictOutcome.Unsure, faulty: true),
            Count(VerdictOutcome.Unsure, faulty: false));
    }
}
