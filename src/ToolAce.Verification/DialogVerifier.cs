using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;
using ToolAce.Verification.Reading;
using ToolAce.Verification.Rules;

namespace ToolAce.Verification;

/// <summary>Dual-layer verification (ToolACE 2.3): every dialog in, every dialog out, each with its reasons.</summary>
public sealed class DialogVerifier(IReadOnlyList<IExpert> experts)
{
    /// <summary>The check id of the one verdict given when verification is off.</summary>
    public const string OffCheck = "verification-off";

    /// <summary>The check id of the verdict that says that the rules found nothing.</summary>
    public const string RulesCheck = "rules";

    private const int ReasonsShown = 3;

    /// <summary>Judges all dialogs, in order. <paramref name="progress"/> receives the number judged so far.</summary>
    /// <exception cref="InvalidOperationException">An expert gave another number of opinions than dialogs.</exception>
    public async Task<IReadOnlyList<DialogVerdict>> VerifyAsync(
        IReadOnlyList<Dialog> dialogs, VerificationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        var verdicts = new List<DialogVerdict>(dialogs.Count);
        foreach (var batch in dialogs.Chunk(options.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            verdicts.AddRange(await BatchAsync(batch, options, cancellationToken));
            progress?.Report(verdicts.Count);
        }

        return verdicts;
    }

    private async Task<IEnumerable<DialogVerdict>> BatchAsync(Dialog[] batch, VerificationOptions options, CancellationToken cancellationToken)
    {
        if (options.Layers == VerificationLayers.None)
        {
            return batch.Select(d => Decide(d, [new(d.Id, VerdictLayer.Rule, OffCheck, VerdictOutcome.Accepted, "verification was off (verify.layers: none)")]));
        }

        var contexts = Array.ConvertAll(batch, d => new DialogContext(d, options.Limits));
        var found = Array.ConvertAll(contexts, ByRules);
        if (options.Layers == VerificationLayers.Both)
        {
            await AskExpertsAsync(contexts, found, cancellationToken);
        }

        return batch.Zip(found, Decide);
    }

    private static List<Verdict> ByRules(DialogContext context)
    {
        var dialog = context.Dialog;
        var verdicts = new List<Verdict>();
        foreach (var rule in RuleSet.All)
        {
            var findings = rule.Check(context).ToList();
            if (findings.Count > 0)
            {
                var outcome = findings.Exists(f => f.Severity == RuleSeverity.Defect) ? VerdictOutcome.Rejected : VerdictOutcome.Unsure;
                verdicts.Add(new(dialog.Id, VerdictLayer.Rule, rule.Id, outcome, Reasons(findings)));
            }
        }

        if (verdicts.Count == 0)
        {
            verdicts.Add(new(dialog.Id, VerdictLayer.Rule, RulesCheck, VerdictOutcome.Accepted, $"{RuleSet.All.Count} rules found nothing"));
        }

        return verdicts;
    }

    private async Task AskExpertsAsync(DialogContext[] contexts, List<Verdict>[] found, CancellationToken cancellationToken)
    {
        var passed = Enumerable.Range(0, contexts.Length).Where(i => !found[i].Exists(v => v.Outcome == VerdictOutcome.Rejected)).ToArray();
        if (passed.Length == 0)
        {
            return;
        }

        var shown = Array.ConvertAll(passed, i => contexts[i].Dialog);
        foreach (var expert in experts)
        {
            // A scripted expert takes the dialogs as the rules have read them.
            var opinions = expert is ScriptedExpert scripted
                ? scripted.Judge(passed.Select(i => contexts[i]), cancellationToken)
                : await expert.JudgeAsync(shown, cancellationToken);
            if (opinions.Count != shown.Length)
            {
                throw new InvalidOperationException($"expert '{expert.Id}' gave {opinions.Count} opinions on {shown.Length} dialogs; it must give one each");
            }

            for (var k = 0; k < shown.Length; k++)
            {
                found[passed[k]].Add(new(shown[k].Id, VerdictLayer.Expert, expert.Id, opinions[k].Outcome, opinions[k].Reason));
            }
        }
    }

    private static string Reasons(List<RuleFinding> findings)
    {
        // The gravest first: the reason shown must explain the outcome.
        var shown = string.Join("; ", findings.OrderBy(f => f.Severity).Take(ReasonsShown).Select(f => f.Reason));
        return findings.Count <= ReasonsShown ? shown : $"{shown}; and {findings.Count - ReasonsShown} more";
    }

    private static DialogVerdict Decide(Dialog dialog, List<Verdict> verdicts)
    {
        var outcome = verdicts.Exists(v => v.Outcome == VerdictOutcome.Rejected) ? VerdictOutcome.Rejected
            : verdicts.Exists(v => v.Outcome == VerdictOutcome.Unsure) ? VerdictOutcome.Unsure
            : VerdictOutcome.Accepted;
        return new DialogVerdict(dialog.Id, outcome, verdicts);
    }
}
