using ToolAce.Core.Statistics;

namespace ToolAce.Verification.Reports;

/// <summary>One seeded fault: how many dialogs carry it, how many were rejected and how many unsure, and which check decided on the rejected.</summary>
public sealed record FaultRow(string Fault, int Dialogs, int Rejected, int Unsure, IReadOnlyList<FaultCatch> CaughtBy)
{
    /// <summary>The share rejected, 0–1.</summary>
    public double Recall => FaultReport.Share(Rejected, Dialogs);

    /// <summary>Wilson's 95 % interval of <see cref="Recall"/>.</summary>
    public Interval RecallInterval => Proportions.Wilson(Rejected, Dialogs);
}
