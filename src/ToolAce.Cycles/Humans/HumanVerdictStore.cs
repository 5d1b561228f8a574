using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Storage.Homes;
using ToolAce.Verification.Experts.Llm;

namespace ToolAce.Cycles.Humans;

/// <summary>What people said of a home's dialogs. Nothing is ever changed or taken out: a newer verdict of the same person on the same text counts in place of the older.</summary>
public sealed class HumanVerdictStore(HomeLayout home, TimeProvider time)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 2000;

    /// <summary>Longest name of a person, in characters.</summary>
    public const int LongestName = 60;

    private static readonly Lock OneDecision = new();

    /// <summary>Every verdict on a cycle's dialogs, oldest first.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IReadOnlyList<StoredVerdict> All(string cycleId)
    {
        var verdicts = Journal(cycleId).Read();
        return verdicts.Index().FirstOrDefault(v => v.Item is { CycleId: null } or { DialogId: null } or { DialogHash: null } or { Reason: null } or { Reviewer: null }) is { Item: not null } damaged
            ? throw new InvalidDataException($"{home.HumanVerdictsFile(cycleId)}: line {damaged.Index + 1} lacks a part of a verdict. Mend it, or take it out.")
            : verdicts;
    }

    /// <summary>Keeps a verdict; it is on disk when this returns. A rejection may tell what is wrong; null or none where the person does not say.</summary>
    /// <exception cref="ArgumentException">Name or reason cannot be, or what is not rejected has something wrong.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    public StoredVerdict Add(string cycleId, int iteration, Dialog dialog, VerdictOutcome outcome, string reason, string reviewer, IEnumerable<ExpertAspect>? wrong = null)
    {
        var (why, who) = (reason.Trim(), reviewer.Trim());
        if (who.Length is 0 or > LongestName)
        {
            throw new ArgumentException($"A person's name has 1 to {LongestName} characters.", nameof(reviewer));
        }

        if (why.Length > LongestReason)
        {
            throw new ArgumentException($"A reason has at most {LongestReason} characters, this one has {why.Length}.", nameof(reason));
        }

        if (why.Length == 0 && outcome == VerdictOutcome.Rejected)
        {
            throw new ArgumentException("A rejection needs a reason: say what is wrong and where.", nameof(reason));
        }

        List<ExpertAspect> told = [.. (wrong ?? []).Distinct().Order()];
        if (told.Count > 0 && outcome != VerdictOutcome.Rejected)
        {
            throw new ArgumentException("Something is wrong only with what is rejected.", nameof(wrong));
        }

        lock (OneDecision)
        {
            var hash = DialogFingerprint.Of(dialog);
            var blind = !All(cycleId).Any(v => v.Iteration == iteration && v.DialogId == dialog.Id && v.DialogHash == hash && v.Reviewer == who);
            var verdict = new StoredVerdict(cycleId, iteration, dialog.Id, hash, outcome, why, who, time.GetUtcNow(), blind, outcome == VerdictOutcome.Accepted || told.Count > 0 ? told : null);
            Journal(cycleId).Append(verdict);
            return verdict;
        }
    }

    private HomeJournal<StoredVerdict> Journal(string cycleId) => new(home.HumanVerdictsFile(cycleId));
}
