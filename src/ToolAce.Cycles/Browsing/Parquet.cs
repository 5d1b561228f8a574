using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Cycles.Browsing;

/// <summary>A data set's parts as a query's source.</summary>
internal static class Parquet
{
    /// <summary>The manifest's parts, in order: a stray file in the folder is none of the artifact's.</summary>
    public static IEnumerable<ManifestFile> Parts(Artifact artifact) => artifact.Manifest.Files.Where(f => f.Rows is not null);

    /// <summary>All rows.</summary>
    public static string Of(Artifact artifact) => Of(artifact, Parts(artifact));

    /// <summary>The rows of some parts, one after the other.</summary>
    public static string Of(Artifact artifact, IEnumerable<ManifestFile> parts) => $"read_parquet([{string.Join(", ", parts.Select(p => DuckDbDatabase.Quote(artifact.PathOf(p.Path))))}])";

    /// <summary>Columns of single rows, by row number from 0; only the parts that hold them are opened.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<object?>> Rows(Artifact artifact, string columns, IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, IReadOnlyList<object?>>();
        var left = numbers.Order().ToList();
        if (left.Count == 0)
        {
            return found;
        }

        using var database = DuckDbDatabase.Open(new DuckDbLimits([artifact.Folder]));
        var first = 0;
        foreach (var part in Parts(artifact))
        {
            var wanted = left.Where(n => n >= first && n < first + part.Rows).Select(n => n - first).ToList();
            if (wanted.Count > 0)
            {
                // Between the least and the greatest, so that the reader passes over what lies before and behind.
                var (from, to) = (wanted[0], wanted[^1]);
                var range = database.Query($"SELECT {columns} FROM {Of(artifact, [part])} LIMIT {to - from + 1} OFFSET {from}", cancellationToken).ToList();
                foreach (var number in wanted)
                {
                    found[first + number] = range[number - from];
                }
            }

            first += (int)part.Rows!.Value;
        }

        return found;
    }
}
