using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Cycles.Configuration;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Cycles.Stages.Importing;

/// <summary>Rows of own data, with where each stands; a row that is no JSON object comes as null.</summary>
internal static class OwnData
{
    public static IEnumerable<(string Place, JsonObject? Row)> Read(string path, DataFormat format) => 
        IsParquet(path, format) ? Parquet(path) : IsList(path) ? List(path) : Lines(path);

    private static bool IsParquet(string path, DataFormat format) =>
        format == DataFormat.Parquet || (format == DataFormat.Auto && (Directory.Exists(path) || path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)));

    /// <summary>One JSON list of rows, as ToolACE's own file is, rather than an object a line.</summary>
    private static bool IsList(string path)
    {
        using var reader = new StreamReader(path);
        var first = reader.Read();
        while (first >= 0 && char.IsWhiteSpace((char)first))
        {
            first = reader.Read();
        }

        return first == '[';
    }

    private static IEnumerable<(string Place, JsonObject? Row)> List(string path)
    {
        JsonArray list;
        try
        {
            list = JsonNode.Parse(File.ReadAllText(path)) as JsonArray ?? [];
        }
        catch (JsonException e)
        {
            return [($"the list in {Path.GetFileName(path)} ({e.Message})", null)];
        }

        return list.Select((row, i) => ($"item {i + 1}", row as JsonObject));
    }

    private static IEnumerable<(string Place, JsonObject? Row)> Lines(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ($"line {number}", Parse(line));
            }
        }
    }

    private static IEnumerable<(string Place, JsonObject? Row)> Parquet(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var files = Directory.Exists(path) ? Path.Combine(path, "*.parquet") : path;
        using var database = DuckDbDatabase.Open(new DuckDbLimits([Path.GetFullPath(folder)]));
        var number = 0;
        foreach (var row in database.Query($"SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet({DuckDbDatabase.Quote(files)}) t"))
        {
            yield return ($"row {++number}", Parse((string)row[0]!));
        }
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
