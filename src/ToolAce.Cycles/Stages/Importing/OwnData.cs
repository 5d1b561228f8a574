using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Cycles.Configuration;
using ToolAce.Storage.DuckDb;
using ToolAce.Synthesis.Documents;

namespace ToolAce.Cycles.Stages.Importing;

/// <summary>Rows of own data, with where each stands, one at a time; what is no JSON object, or too long for one, comes with the reason.</summary>
internal static class OwnData
{
    /// <summary>Characters of a row at most: what is longer is no dialog, and must not fill the memory.</summary>
    public const int LongestRow = 16 << 20;

    public static IEnumerable<(string Place, JsonObject? Row, string? Problem)> Read(string path, DataFormat format) =>
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

    /// <summary>The list is gone through once before: a cut one is no data.</summary>
    private static IEnumerable<(string Place, JsonObject? Row, string? Problem)> List(string path)
    {
        if (Trouble(path) is { } trouble)
        {
            yield return ($"the list in {Path.GetFileName(path)}", null, trouble);
            yield break;
        }

        using var reader = new StreamReader(path);
        var number = 0;
        foreach (var item in JsonListItems.Read(reader, LongestRow))
        {
            yield return Parse($"item {++number}", item);
        }
    }

    private static string? Trouble(string path)
    {
        using var reader = new StreamReader(path);
        try
        {
            _ = JsonListItems.Read(reader, longest: 0).Count();
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    private static IEnumerable<(string Place, JsonObject? Row, string? Problem)> Lines(string path)
    {
        using var reader = new StreamReader(path);
        foreach (var (number, line) in BoundedLines.Read(reader, LongestRow))
        {
            if (line is null || !string.IsNullOrWhiteSpace(line))
            {
                yield return Parse($"line {number}", line);
            }
        }
    }

    private static IEnumerable<(string Place, JsonObject? Row, string? Problem)> Parquet(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var files = Directory.Exists(path) ? Path.Combine(path, "*.parquet") : path;
        using var database = DuckDbDatabase.Open(new DuckDbLimits([Path.GetFullPath(folder)]));
        var number = 0;
        foreach (var row in database.Query($"SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet({DuckDbDatabase.Quote(files)}) t"))
        {
            yield return Parse($"row {++number}", (string)row[0]!);
        }
    }

    private static (string Place, JsonObject? Row, string? Problem) Parse(string place, string? text)
    {
        if (text is null)
        {
            return (place, null, $"it has more than {LongestRow:N0} characters; no dialog is so long");
        }

        try
        {
            return JsonNode.Parse(text) is JsonObject row ? (place, row, null) : (place, null, "it is no JSON object");
        }
        catch (JsonException wrong)
        {
            return (place, null, $"it is no JSON object: {wrong.Message}");
        }
    }
}
