using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Faults;
using ToolAce.Verification;

namespace ToolAce.Cli.Bench.Verification;

/// <summary>Puts each class of faults into clean dialogs and asks both layers, as a cycle would.</summary>
internal sealed class FaultRun(FaultCatalog faults, DialogVerifier verifier, IReadOnlyList<Dialog> clean, int samples, int seed)
{
    /// <summary>What became of up to <c>samples</c> samples of one class.</summary>
    public async Task<ClassRecall> RunAsync(FaultClass fault, CancellationToken cancellationToken)
    {
        var random = Seeds.Stream(seed, fault.Id);
        List<Dialog> spoiled = [.. clean.Select(d => faults.Inject(d, fault.Id, random)).OfType<Dialog>().Take(samples)];
        var verdicts = await verifier.VerifyAsync(spoiled, new VerificationOptions(), progress: null, cancellationToken);
        bool By(DialogVerdict verdict, VerdictLayer layer) => verdict.Verdicts.Any(v => v.Layer == layer && v.Outcome == VerdictOutcome.Rejected);
        return new ClassRecall(
            fault.Id,
            fault.Layer,
            spoiled.Count,
            verdicts.Count(v => By(v, fault.Layer)),
            verdicts.Count(v => v.Outcome == VerdictOutcome.Unsure),
            verdicts.Count(v => v.Outcome == VerdictOutcome.Rejected && !By(v, fault.Layer)));
    }

    /// <summary>How many of the clean dialogs are rejected or held for a person, with the first reasons.</summary>
    public static async Task<CleanVerdicts> FalseAlarmsAsync(DialogVerifier verifier, IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken)
    {
        const int Shown = 5;
        var verdicts = await verifier.VerifyAsync(dialogs, new VerificationOptions(), progress: null, cancellationToken);
        List<DialogVerdict> alarms = [.. verdicts.Where(v => v.Outcome == VerdictOutcome.Rejected)];
        List<DialogVerdict> unsure = [.. verdicts.Where(v => v.Outcome == VerdictOutcome.Unsure)];
        return new CleanVerdicts(
            dialogs.Count,
            alarms.Count,
            unsure.Count,
            [.. alarms.Take(Shown).Concat(unsure.Take(Shown)).Select(a => $"{a.DialogId}: {a.Outcome} by {a.Deciding.Check}: {a.Deciding.Reason}")]);
    }
}
