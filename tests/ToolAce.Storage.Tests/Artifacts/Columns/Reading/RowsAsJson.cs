using System.Text.Json;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Artifacts.Columns;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Tests.Artifacts.Columns.Reading;

/// <summary>Reads a data set the plain way: DuckDB makes each row a JSON object, .NET reads it. What the readers of columns are compared with.</summary>
internal static class RowsAsJson
{
    public static IEnumerable<T> Read<T>(Artifact artifact)
    {
        using var database = DuckDbDatabase.Open(new DuckDbLimits([artifact.Folder]));
        foreach (var part in artifact.Manifest.Files.Where(f => f.Rows is not null))
        {
            using var stream = database.Stream($"SELECT to_json(t) FROM (SELECT * FROM read_parquet({DuckDbText.Quote(artifact.PathOf(part.Path))})) t");
            while (stream.Next(TestContext.Current.CancellationToken) is { } next)
            {
                using var chunk = next;
                for (var row = 0; row < chunk.Rows; row++)
                {
                    yield return JsonSerializer.Deserialize(BareNumbers.Quote(chunk.Vector(0).Text(row)), RowFormat<T>.Json)!;
                }
            }
        }
    }
}
