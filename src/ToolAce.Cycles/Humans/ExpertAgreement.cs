using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Results;
using ToolAce.Storage.Homes;
using ToolAce.Verification;
using ToolAce.Verification.Humans;
using ToolAce.Verification.Reports;

namespace ToolAce.Cycles.Humans;

/// <summary>
/// How far verification agrees with people on a cycle's dialogs: as a whole, its rule layer, and every expert. Only verdicts that were given blind count. The dialogs are
/// those that were reviewed, unsure ones more often than others (<see cref="ReviewQueue"/>): the figures are of them, not of all that was written.
/// </summary>
public sealed class ExpertAgreement(HomeLayout home, TimeProvider time)
{
    /// <summary>The row of verification's decision, both layers together.</summary>
    public const string WholeCheck = "verification";

    private readonly CycleArtifacts artifacts = new(home);
    private readonly HumanVerdictStore store = new(home, time);

    /// <summary>Verification, its rules, then the experts by name; none where no blind verdict is about a dialog that is still there.</summary>
    /// <exception cref="InvalidDataException">The file of verdicts is damaged.</exception>
    public IReadOnlyList<AgreementRow> Read(string cycleId, CancellationToken cancellationToken)
    {
        var pairs = new List<(string Check, VerdictOutcome Said, VerdictOutcome Human)>();
        foreach (var iteration in PeoplesWord.Newest(store.All(cycleId).Where(v => v.Blind)).GroupBy(v => v.Iteration))
        {
            if (WrittenDialogs.Of(artifacts, cycleId, iteration.Key) is { Verdicts: { } verdicts } written)
            {
                pairs.AddRange(ReviewedDialogs.Of(written.Dialogs, verdicts, iteration, cancellationToken).SelectMany(Pairs));
            }
        }

        return
        [
            .. pairs.GroupBy(p => p.Check, p => (p.Said, p.Human))
                .OrderBy(g => g.Key switch { WholeCheck => 0, DialogVerifier.RulesCheck => 1, _ => 2 }).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => AgreementRow.Of(Agreement.Between(g.Key, [.. g]))),
        ];
    }

    private static IEnumerable<(string Check, VerdictOutcome Said, VerdictOutcome Human)> Pairs(ReviewedDialog reviewed)
    {
        var human = PeoplesWord.Together(reviewed.Verdicts.Select(v => v.Outcome));
        yield return (WholeCheck, reviewed.Verification.Outcome, human);
        var rules = reviewed.Verification.Verdicts.Where(v => v.Layer == VerdictLayer.Rule).Select(v => v.Outcome).ToHashSet();
        if (rules.Count > 0)
        {
            yield return (DialogVerifier.RulesCheck, Gravest(rules), human);
        }

        foreach (var expert in reviewed.Verification.Verdicts.Where(v => v.Layer == VerdictLayer.Expert))
        {
            yield return (expert.Check, expert.Outcome, human);
        }
    }

    private static VerdictOutcome Gravest(HashSet<VerdictOutcome> outcomes) => outcomes.Contains(VerdictOutcome.Rejected) ? VerdictOutcome.Rejected
        : outcomes.Contains(VerdictOutcome.Unsure) ? VerdictOutcome.Unsure
        : VerdictOutcome.Accepted;
}
