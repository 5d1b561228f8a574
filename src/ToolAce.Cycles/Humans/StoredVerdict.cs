using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;
using ToolAce.Verification.Experts.Llm;

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
/// <param name="Aspects">
/// What is wrong, of a rejection; none of an acceptance. Null where the person did not say: of unsure verdicts, of rejections without a word on it, and of those kept before
/// it was asked.
/// </param>
public sealed record StoredVerdict(
    string CycleId,
    int Iteration,
    string DialogId,
    string DialogHash,
    VerdictOutcome Outcome,
    string Reason,
    string Reviewer,
    DateTimeOffset At,
    bool Blind,
    IReadOnlyList<ExpertAspect>? Aspects = null)
{
    /// <summary>What the person said on the question of one expert; null where nothing was told of it.</summary>
    public VerdictOutcome? On(string check) => Aspects is not { } wrong || ExpertChecks.AspectOf(check) is not { } aspect ? null
        : wrong.Contains(aspect) ? VerdictOutcome.Rejected
        : VerdictOutcome.Accepted;
}
