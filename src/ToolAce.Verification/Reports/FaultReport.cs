using ToolAce.Core.Dialogs;
using ToolAce.Core.Statistics;
using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Reports;

/// <summary>
/// How well verification finds the faults that were put in on purpose. Caught means rejected; unsure ones are counted apart, as held back for a person.
/// Shares are 0–1 with Wilson's 95 % interval; a share of nothing is 0 with the interval [0, 1].
/// </summary>
public sealed record FaultReport(int Dialogs, int Faulty, int Rejected, int RejectedFaulty, int Unsure, int UnsureFaulty)
{
    /// <summary>One row a seeded fault, by name.</summary>
    public IReadOnlyList<FaultRow> Faults { get; init; } = [];

    /// <summary>One row a check that objected to anything, by name.</summary>
    public IReadOnlyList<CheckRow> Checks { get; init; } = [];

    /// <summary>Dialogs without a seeded fault.</summary>
    public int Clean => Dialogs - Faulty;

    /// <summary>Clean dialogs that were rejected.</summary>
    public int FalseAlarms => Rejected - RejectedFaulty;

    /// <summary>Of the rejected, the share that is faulty.</summary>
    public double Precision => Share(RejectedFaulty, Rejected);

    /// <summary>The interval of <see cref="Precision"/>.</summary>
    public Interval PrecisionInterval => Proportions.Wilson(RejectedFaulty, Rejected);

    /// <summary>Of the faulty, the share that was rejected.</summary>
    public double Recall => Share(RejectedFaulty, Faulty);

    /// <summary>The interval of <see cref="Recall"/>.</summary>
    public Interval RecallInterval => Proportions.Wilson(RejectedFaulty, Faulty);

    /// <summary>Of the faulty, the share that did not get through as accepted.</summary>
    public double HeldRecall => Share(RejectedFaulty + UnsureFaulty, Faulty);

    /// <summary>Of the clean, the share that was rejected.</summary>
    public double FalseAlarmRate => Share(FalseAlarms, Clean);

    /// <summary>Compares verdicts with the seeded faults.</summary>
    /// <exception cref="ArgumentException">The two lists do not belong together.</exception>
    public static FaultReport Of(IReadOnlyList<Dialog> dialogs, IReadOnlyList<DialogVerdict> verdicts)
    {
        if (dialogs.Count != verdicts.Count || dialogs.Zip(verdicts).Any(p => p.First.Id != p.Second.DialogId))
        {
            throw new ArgumentException($"{dialogs.Count} dialogs and {verdicts.Count} verdicts do not belong together, in order, by id", nameof(verdicts));
        }

        var pairs = dialogs.Zip(verdicts, (d, v) => (Fault: d.SeededFault, Verdict: v)).ToList();
        int Count(VerdictOutcome outcome, bool faultyOnly) => pairs.Count(p => p.Verdict.Outcome == outcome && (p.Fault is not null || !faultyOnly));
        return new FaultReport(
            pairs.Count,
            pairs.Count(p => p.Fault is not null),
            Count(VerdictOutcome.Rejected, faultyOnly: false),
            Count(VerdictOutcome.Rejected, faultyOnly: true),
            Count(VerdictOutcome.Unsure, faultyOnly: false),
            Count(VerdictOutcome.Unsure, faultyOnly: true))
        {
            Faults = [.. pairs.Where(p => p.Fault is not null).GroupBy(p => p.Fault!, p => p.Verdict).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Row)],
            Checks =
            [
                .. pairs.SelectMany(p => p.Verdict.Verdicts.Select(v => (p.Fault, Verdict: v)))
                    .Where(p => p.Verdict.Outcome != VerdictOutcome.Accepted)
                    .GroupBy(p => p.Verdict.Check)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => CheckRow.Of(g.Key, [.. g])),
            ],
        };
    }

    internal static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static FaultRow Row(IGrouping<string, DialogVerdict> group)
    {
        var all = group.ToList();
        var by = all.Where(v => v.Outcome == VerdictOutcome.Rejected)
            .GroupBy(v => v.Deciding.Check)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FaultCatch(g.Key, g.Count()));
        return new FaultRow(
            group.Key, all.Count, all.Count(v => v.Outcome == VerdictOutcome.Rejected), all.Count(v => v.Outcome == VerdictOutcome.Unsure), [.. by]);
    }
}
