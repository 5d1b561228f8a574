using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;

namespace ToolAce.Verification.Voting;

/// <summary>
/// One opinion out of several on the same question. Accepted or rejected needs more than half of all votes, unsure ones counted; everything else, a tie among it, is unsure.
/// </summary>
public static class MajorityVote
{
    /// <summary>The opinion that <paramref name="votes"/> add up to, with the reasons of those that decided; a single vote counts as it is.</summary>
    /// <exception cref="ArgumentException">There are no votes.</exception>
    public static ExpertOpinion Of(IReadOnlyList<ExpertOpinion> votes)
    {
        if (votes.Count == 0)
        {
            throw new ArgumentException("a vote needs at least one voter", nameof(votes));
        }

        if (votes.Count == 1)
        {
            return votes[0];
        }

        var decided = votes.GroupBy(v => v.Outcome).FirstOrDefault(g => g.Key != VerdictOutcome.Unsure && g.Count() * 2 > votes.Count);
        return decided is null
            ? new ExpertOpinion(VerdictOutcome.Unsure, $"no majority among {votes.Count} votes: {string.Join("; ", votes.Select(v => $"{Word(v.Outcome)}, {v.Reason}").Distinct())}")
            : new ExpertOpinion(decided.Key, $"{decided.Count()} of {votes.Count} votes: {string.Join("; ", decided.Select(v => v.Reason).Distinct())}");
    }

    private static string Word(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Accepted => "pass",
        VerdictOutcome.Rejected => "fail",
        _ => "unsure",
    };
}
