using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Humans;

/// <summary>
/// What a person said of one dialog. <paramref name="Check"/> is the check whose question was answered; null for the dialog as a whole.
/// <paramref name="Reviewer"/> is whatever the home calls the person.
/// </summary>
public sealed record HumanVerdict(string DialogId, VerdictOutcome Outcome, string Reason, string Reviewer, DateTimeOffset At, string? Check = null)
{
    /// <summary>The same as a verdict among those of rules and experts.</summary>
    public Verdict ToVerdict() => new(DialogId, VerdictLayer.Human, Check is null ? "human" : $"human-{Check}", Outcome, Reason);
}
