using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Cycles.Browsing;

/// <summary>SQL over artifacts' Parquet parts. Every call opens a database of its own that sees the named artifacts' folders alone.</summary>
internal static class ArtifactSql
{
    /// <summary>A column of row numbers, from 0.</summary>
    public const string RowNumber = "row_number() OVER () - 1";

    public static DuckDbDatabase Open(IEnumerable<Artifact> read, string? written = null) =>
        DuckDbDatabase.Open(new DuckDbLimits([.. read.Select(a => a.Folder), .. written is null ? [] : new[] { written }]));

    /// <summary>The manifest's parts, in order: a stray file in the folder is none of the artifact's.</summary>
    public static IEnumerable<ManifestFile> Parts(Artifact artifact) => artifact.Manifest.Files.Where(f => f.Rows is not null);

    /// <summary>All rows as a table.</summary>
    public static string Table(Artifact artifact) => Table(artifact, Parts(artifact));

    /// <summary>The rows of some parts, one after the other, as a table.</summary>
    public static string Table(Artifact artifact, IEnumerable<ManifestFile> parts) => $"read_parquet([{string.Join(", ", parts.Select(p => DuckDbDatabase.Quote(artifact.PathOf(p.Path))))}])";

    public static List<IReadOnlyList<object?>> Rows(Artifact read, string sql, CancellationToken cancellationToken)
    {
        using var database = Open([read]);
        return [.. database.Query(sql, cancellationToken)];
    }

    /// <summary>Columns of single rows, by row number from 0; only the parts that hold them are opened.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<object?>> RowsAt(Artifact artifact, string columns, IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, IReadOnlyList<object?>>();
        var left = numbers.Order().ToList();
        if (left.Count == 0)
        {
            return found;
        }

        using var database = Open([artifact]);
        var first = 0;
        foreach (var part in Parts(artifact))
        {
            var wanted = left.Where(n => n >= first && n < first + part.Rows).Select(n => n - first).ToList();
            if (wanted.Count > 0)
            {
                // Between the least and the greatest, so that the reader passes over what lies before and behind.
                var (from, to) = (wanted[0], wanted[^1]);
                var range = database.Query($"SELECT {columns} FROM {Table(artifact, [part])} LIMIT {to - from + 1} OFFSET {from}", cancellationToken).ToList();
                foreach (var number in wanted)
                {
                    found[first + number] = range[number - from];
                }
            }

            first += (int)part.Rows!.Value;
        }

        return found;
    }

    /// <summary>The row that has a text in a column: found by its number, then read as any other.</summary>
    public static T? Find<T>(Artifact artifact, string column, string value, string also, CancellationToken cancellationToken)
        where T : class
    {
        var place = Rows(
            artifact,
            $"SELECT n FROM (SELECT *, {RowNumber} AS n FROM {Table(artifact)}) WHERE {column} = {DuckDbDatabase.Quote(value)} AND {also} LIMIT 1",
            cancellationToken);
        return place.Count == 0 ? null : artifact.Read<T>(skip: (long)place[0][0]!, take: 1).Single();
    }
}
