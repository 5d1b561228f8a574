using ToolAce.Core.Statistics;
using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Humans;

/// <summary>
/// How far one check and people agree on what to reject: counts of dialogs that both, only the check, only the person, or neither rejected.
/// <paramref name="Undecided"/> counts dialogs on which either was unsure; they stand in no other count.
/// </summary>
public sealed record Agreement(string Check, int Both, int OnlyCheck, int OnlyHuman, int Neither, int Undecided)
{
    /// <summary>Dialogs that both decided.</summary>
    public int Decided => Both + OnlyCheck + OnlyHuman + Neither;

    /// <summary>Of those the check rejected, the share that people reject, 0–1; null where it rejected none.</summary>
    public double? Precision => Share(Both, Both + OnlyCheck);

    /// <summary>The interval of <see cref="Precision"/>.</summary>
    public Interval PrecisionInterval => Proportions.Wilson(Both, Both + OnlyCheck);

    /// <summary>Of those that people reject, the share that the check rejected, 0–1; null where they rejected none.</summary>
    public double? Recall => Share(Both, Both + OnlyHuman);

    /// <summary>The interval of <see cref="Recall"/>.</summary>
    public Interval RecallInterval => Proportions.Wilson(Both, Both + OnlyHuman);

    /// <summary>
    /// Cohen's κ: (observed − expected) / (1 − expected) agreement, where the expected one is what two that decide by lot with the same shares would have
    /// (Cohen 1960). 1 is full agreement, 0 that of chance; null where nothing was decided or where both always say the same one thing.
    /// </summary>
    public double? Kappa => CohensKappa.Of(this)?.Value;

    /// <summary>The standard error of <see cref="Kappa"/>; null where there is none.</summary>
    public double? KappaError => CohensKappa.Of(this)?.Error;

    /// <summary>The interval of <see cref="Kappa"/>, [−1, 1] at most; null where there is none, and where all cases fell alike, which gives it no width.</summary>
    public Interval? KappaInterval => CohensKappa.Of(this)?.Interval;

    /// <summary>Counts what a check and people said of the same dialogs.</summary>
    public static Agreement Between(string check, IReadOnlyList<(VerdictOutcome Check, VerdictOutcome Human)> pairs)
    {
        int Count(VerdictOutcome said, VerdictOutcome human) => pairs.Count(p => p.Check == said && p.Human == human);
        return new Agreement(
            check,
            Count(VerdictOutcome.Rejected, VerdictOutcome.Rejected),
            Count(VerdictOutcome.Rejected, VerdictOutcome.Accepted),
            Count(VerdictOutcome.Accepted, VerdictOutcome.Rejected),
            Count(VerdictOutcome.Accepted, VerdictOutcome.Accepted),
            pairs.Count(p => p.Check == VerdictOutcome.Unsure || p.Human == VerdictOutcome.Unsure));
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
