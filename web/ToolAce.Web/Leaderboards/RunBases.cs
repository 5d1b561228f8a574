namespace ToolAce.Web.Leaderboards;

/// <summary>Finds what a tuned run is measured against: its cycle's bare base, or for an evaluation outside cycles the newest one of the same base.</summary>
internal sealed class RunBases(IEnumerable<RunScores> runs)
{
    private readonly ILookup<(string Cycle, string Version), RunScores> bare = runs
        .Where(r => r is { Source: null, Key.Variant: "", Version: not null })
        .ToLookup(r => (r.Key.CycleId, r.Version!));

    /// <summary>The base's run; null where the run is a base itself or its base was not measured.</summary>
    public RunScores? Of(RunScores run)
    {
        if (run.Version is null || run.Version.IndexOf('+') is not (> 0 and var cut))
        {
            return null;
        }

        var measured = bare[(run.Key.CycleId, run.Version[..cut])].ToList();
        return measured.Find(r => r.Scores.Keys.Any(k => k.Suite == k.Category && run.Scores.ContainsKey(k))) ?? (measured is [var first, ..] ? first : null);
    }
}
