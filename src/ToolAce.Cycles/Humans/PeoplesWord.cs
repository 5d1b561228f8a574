using ToolAce.Core.Verdicts;

namespace ToolAce.Cycles.Humans;

/// <summary>What several verdicts on one dialog come to.</summary>
public static class PeoplesWord
{
    /// <summary>The newest verdict of each person for each text, in the order in which they were given.</summary>
    public static IReadOnlyList<StoredVerdict> Newest(IEnumerable<StoredVerdict> verdicts) =>
        [.. verdicts.GroupBy(v => (v.CycleId, v.Iteration, v.DialogId, v.DialogHash, v.Reviewer)).Select(g => g.Last())];

    /// <summary>What people decided on one text: those who are unsure leave it to the others, and where the others disagree nothing is decided.</summary>
    public static VerdictOutcome Together(IEnumerable<VerdictOutcome> newest) =>
        newest.Where(o => o != VerdictOutcome.Unsure).Distinct().Take(2).ToList() is [var agreed] ? agreed : VerdictOutcome.Unsure;
}
