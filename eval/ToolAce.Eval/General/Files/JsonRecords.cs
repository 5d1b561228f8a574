using System.Text.Json;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.Files;

/// <summary>
/// Files of one JSON object a line. A line that cannot be used, and one whose id has been there already, becomes a problem; the number that a record is read
/// with counts the records before it, the unusable among them, so that ids made of it stay when a line breaks.
/// </summary>
internal static class JsonRecords
{
    public static List<T> Read<T>(string path, Func<JsonElement, int, T> read, Func<T, string> id, List<SuiteProblem> problems)
        where T : class
    {
        var records = new List<T>();
        var ids = new HashSet<string>();
        var (line, number) = (0, 0);
        foreach (var text in TextFiles.Read(path, problems).Split('\n'))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var record = Parse(path, line, text, number++, read, problems);
            if (record is null)
            {
                continue;
            }

            if (ids.Add(id(record)))
            {
                records.Add(record);
            }
            else
            {
                problems.Add(new SuiteProblem(path, line, id(record), "this id has been there already; the first one counts"));
            }
        }

        return records;
    }

    /// <exception cref="FormatException">There is no such text.</exception>
    public static string Text(JsonElement record, string key) => record.ValueKind == JsonValueKind.Object && record.TryGetProperty(key, out var value)
        ? AsText(value, $"'{key}'")
        : throw new FormatException($"there is no '{key}'");

    /// <exception cref="FormatException">There is no such list of texts.</exception>
    public static List<string> Texts(JsonElement record, string key) => JsonLines.Member(record, key) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(v => AsText(v, $"every member of '{key}'"))]
        : throw new FormatException($"'{key}' must be a list of texts");

    private static string AsText(JsonElement value, string what) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{what} must be a text");

    private static T? Parse<T>(string path, int line, string text, int number, Func<JsonElement, int, T> read, List<SuiteProblem> problems)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement, number);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            problems.Add(new SuiteProblem(path, line, "", e.Message));
            return null;
        }
    }
}
