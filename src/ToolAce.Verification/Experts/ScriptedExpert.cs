using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts;

/// <summary>An expert that looks at one dialog at a time and gathers its objections.</summary>
internal abstract class ScriptedExpert(string id) : IExpert
{
    private const int ReasonsShown = 3;
    private static readonly VerificationLimits Limits = new();

    public string Id => id;

    public Task<IReadOnlyList<ExpertOpinion>> JudgeAsync(IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(dialogs.Select(d => new DialogContext(d, Limits)), cancellationToken));

    /// <summary>One opinion a dialog, in order, on dialogs that have been read already; what one expert finds in them the next need not look for.</summary>
    public IReadOnlyList<ExpertOpinion> Judge(IEnumerable<DialogContext> contexts, CancellationToken cancellationToken)
    {
        var opinions = new List<ExpertOpinion>();
        foreach (var context in contexts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            opinions.Add(Judge(context));
        }

        return opinions;
    }

    protected abstract ExpertOpinion Judge(DialogContext context);

    /// <summary>The opinion that objections add up to: the gravest outcome, its reasons first; <paramref name="accepted"/> where there are none.</summary>
    protected static ExpertOpinion Sum(IReadOnlyList<ExpertOpinion> objections, string accepted)
    {
        if (objections.Count == 0)
        {
            return new ExpertOpinion(VerdictOutcome.Accepted, accepted);
        }

        var outcome = objections.Any(o => o.Outcome == VerdictOutcome.Rejected) ? VerdictOutcome.Rejected : VerdictOutcome.Unsure;
        var reasons = objections.Where(o => o.Outcome == outcome).Select(o => o.Reason).Distinct().ToList();
        var shown = string.Join("; ", reasons.Take(ReasonsShown));
        return new ExpertOpinion(outcome, reasons.Count <= ReasonsShown ? shown : $"{shown}; and {reasons.Count - ReasonsShown} more");
    }
}
