using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Cycles.Browsing;

/// <summary>Looks for words in every turn of every dialog where those do not fit into memory (<see cref="DialogWords"/>). The cost is the turns': they are unpacked and compared, by some databases side by side.</summary>
internal static class DialogTexts
{
    private const int MostAtOnce = 4;

    /// <summary>Which rows of the data set have the text in some turn, letter case aside.</summary>
    public static bool[] Find(Artifact dialogs, string text, CancellationToken cancellationToken)
    {
        var starts = new List<(ManifestFile Part, long First)>();
        var rows = 0L;
        foreach (var part in ArtifactSql.Parts(dialogs))
        {
            starts.Add((part, rows));
            rows += part.Rows!.Value;
        }

        var found = new bool[rows];
        var atOnce = Math.Min(MostAtOnce, Environment.ProcessorCount);
        var stretches = starts.Chunk(Math.Max(1, (starts.Count + atOnce - 1) / atOnce));
        // A pattern that ignores case is a fifth faster than lower() on every turn.
        Parallel.ForEach(stretches, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, stretch =>
        {
            using var database = ArtifactSql.Open([dialogs]);
            var numbers = database.Query(
                $"""
                SELECT n FROM (SELECT turns, {ArtifactSql.RowNumber} AS n FROM {ArtifactSql.Table(dialogs, stretch.Select(s => s.Part))})
                WHERE len(list_filter(turns, lambda t: regexp_matches(t.text, regexp_escape({DuckDbDatabase.Quote(text)}), 'i'))) > 0
                """,
                cancellationToken);
            foreach (var number in numbers)
            {
                found[stretch[0].First + (long)number[0]!] = true;
            }
        });
        return found;
    }
}
