using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Results;
using ToolAce.Storage.Homes;
using ToolAce.Verification;
using ToolAce.Verification.Humans;
using ToolAce.Verification.Reports;

namespace ToolAce.Cycles.Humans;

/// <summary>
/// How far verification agrees with people on a cycle's dialogs: as a whole and its rule layer, of whether a dialog is rejected; and every expert, of whether its own aspect
/// is, where people told it. Only verdicts that were given blind count. The dialogs are those that were reviewed, unsure ones more often than others
/// (<see cref="ReviewQueue"/>): the figures are of them, not of all that was written.
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
        var pairs = new List<Pair>();
        foreach (var iteration in PeoplesWord.Newest(store.All(cycleId).Where(v => v.Blind)).GroupBy(v => v.Iteration))
        {
            if (WrittenDialogs.Of(artifacts, cycleId, iteration.Key) is { Verdicts: { } verdicts } written)
            {
                pairs.AddRange(ReviewedDialogs.Of(written.Dialogs, verdicts, iteration, cancellationToken).SelectMany(Pairs));
            }
        }

        return
        [
            .. pairs.GroupBy(p => p.Check)
                .OrderBy(g => g.Key switch { WholeCheck => 0, DialogVerifier.RulesCheck => 1, _ => 2 }).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => AgreementRow.Of(Agreement.Between(g.Key, [.. g.Select(p => (p.Said, p.Human))]), g.Sum(p => p.Verdicts))),
        ];
    }

    private static IEnumerable<Pair> Pairs(ReviewedDialog reviewed)
    {
        var human = PeoplesWord.Together(reviewed.Verdicts.Select(v => v.Outcome));
        yield return new Pair(WholeCheck, reviewed.Verification.Outcome, human, reviewed.Verdicts.Count);
        var rules = reviewed.Verification.Verdicts.Where(v => v.Layer == VerdictLayer.Rule).Select(v => v.Outcome).ToHashSet();
        if (rules.Count > 0)
        {
            yield return new Pair(DialogVerifier.RulesCheck, Gravest(rules), human, reviewed.Verdicts.Count);
        }

        foreach (var expert in reviewed.Verification.Verdicts.Where(v => v.Layer == VerdictLayer.Expert))
        {
            List<VerdictOutcome> told = [.. reviewed.Verdicts.Select(v => v.On(expert.Check)).OfType<VerdictOutcome>()];
            if (told.Count > 0)
            {
                yield return new Pair(expert.Check, expert.Outcome, PeoplesWord.Together(told), told.Count);
            }
        }
    }

    private static VerdictOutcome Gravest(HashSet<VerdictOutcome> outcomes) => outcomes.Contains(VerdictOutcome.Rejected) ? VerdictOutcome.Rejected
        : outcomes.Contains(VerdictOutcome.Unsure) ? VerdictOutcome.Unsure
        : VerdictOutcome.Accepted;

    /// <summary>What a check and so many people's verdicts said of one dialog.</summary>
    private sealed record Pair(string Check, VerdictOutcome Said, VerdictOutcome Human, int Verdicts);
}
