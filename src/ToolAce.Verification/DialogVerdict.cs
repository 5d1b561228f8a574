using ToolAce.Core.Verdicts;

namespace ToolAce.Verification;

/// <summary>
/// The decision on one dialog and everything that was said of it, rules first. Never empty: a dialog without findings carries the verdict that says so.
/// <paramref name="Outcome"/> is <see cref="VerdictOutcome.Rejected"/> if any verdict is, else <see cref="VerdictOutcome.Unsure"/> if any is, else accepted.
/// </summary>
public sealed record DialogVerdict(string DialogId, VerdictOutcome Outcome, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>The first verdict that decided the outcome; for accepted dialogs the first of all.</summary>
    public Verdict Deciding => Verdicts.FirstOrDefault(v => v.Outcome == Outcome) ?? Verdicts[0];
}
