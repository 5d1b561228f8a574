using ToolAce.Core.Verdicts;
using ToolAce.Verification.Humans;

namespace ToolAce.Cycles.Humans;

/// <summary>A person's verdict as the home keeps it: bound to the text that was read, so that it never sticks to another one.</summary>
/// <param name="CycleId">The cycle.</param>
/// <param name="Iteration">Counted from 1.</param>
/// <param name="DialogId">The dialog's id in that iteration.</param>
/// <param name="DialogHash">What was read (<see cref="DialogFingerprint"/>).</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Reason">Why; never empty for a rejection.</param>
/// <param name="Reviewer">Who.</param>
/// <param name="At">When.</param>
/// <param name="Blind">Whether the person had not yet been shown what rules and experts say of this dialog. Only such verdicts tell of agreement.</param>
public sealed record StoredVerdict(
    string CycleId, int Iteration, string DialogId, string DialogHash, VerdictOutcome Outcome, string Reason, string Reviewer, DateTimeOffset At, bool Blind)
{
    /// <summary>The same as verification knows it.</summary>
    public HumanVerdict ToHumanVerdict() => new(DialogId, Outcome, Reason, Reviewer, At);
}
