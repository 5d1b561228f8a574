namespace ToolAce.Cycles.Reports;

/// <summary>Counting, as reports want it.</summary>
internal static class Counts
{
    /// <summary>How often each word comes, the most frequent first.</summary>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<string> words) =>
        words.GroupBy(w => w, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>0 for a share of nothing.</summary>
    public static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
