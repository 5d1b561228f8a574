using System.Text.Json;

namespace ToolAce.Eval.Suites;

/// <summary>Reads files of one JSON object a line; a line that cannot be used becomes a problem, never an exception.</summary>
internal static class JsonLines
{
    public static IEnumerable<(int Line, T Value)> Read<T>(string path, Func<JsonElement, T> read, List<SuiteProblem> problems)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Try(path, number, line, read, problems) is { } value)
            {
                yield return (number, value.Value);
            }
        }
    }

    public static string Id(JsonElement item) => Member(item, "id") is { ValueKind: JsonValueKind.String } id ? id.GetString()! : "";

    public static JsonElement? Member(JsonElement item, string key) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key, out var value) ? value : null;

    private static Box<T>? Try<T>(string path, int number, string line, Func<JsonElement, T> read, List<SuiteProblem> problems)
    {
        var id = "";
        try
        {
            using var document = JsonDocument.Parse(line);
            id = Id(document.RootElement);
            return new(read(document.RootElement));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            problems.Add(new SuiteProblem(path, number, id, e.Message));
            return null;
        }
    }

    private sealed record Box<T>(T Value);
}
