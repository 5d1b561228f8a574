using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Cycles.Browsing;

/// <summary>SQL over artifacts' Parquet parts. Every call opens a database of its own that sees the named artifacts' folders alone.</summary>
internal static class ArtifactSql
{
    public static DuckDbDatabase Open(IEnumerable<Artifact> read, string? written = null) =>
        DuckDbDatabase.Open(new DuckDbLimits([.. read.Select(a => a.Folder), .. written is null ? [] : new[] { written }]));

    /// <summary>The manifest's parts as a table, in order: a stray file in the folder is none of the artifact's.</summary>
    public static string Table(Artifact artifact) =>
        $"read_parquet([{string.Join(", ", artifact.Manifest.Files.Where(f => f.Rows is not null).Select(f => DuckDbDatabase.Quote(artifact.PathOf(f.Path))))}])";

    public static List<IReadOnlyList<object?>> Rows(Artifact read, string sql, CancellationToken cancellationToken)
    {
        using var database = Open([read]);
        return [.. database.Query(sql, cancellationToken)];
    }

    /// <summary>The row that has a text in a column: found by its number, then read as any other.</summary>
    public static T? Find<T>(Artifact artifact, string column, string value, string also, CancellationToken cancellationToken)
        where T : class
    {
        var place = Rows(
            artifact,
            $"SELECT n FROM (SELECT *, row_number() OVER () - 1 AS n FROM {Table(artifact)}) WHERE {column} = {DuckDbDatabase.Quote(value)} AND {also} LIMIT 1",
            cancellationToken);
        return place.Count == 0 ? null : artifact.Read<T>(skip: (long)place[0][0]!, take: 1).Single();
    }
}
