using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>What a part of a row must be; what is not is said with its place, such as <c>message 2</c>.</summary>
internal static class RowPart
{
    /// <summary>The elements of a list with their places, each of which must be an object.</summary>
    /// <exception cref="FormatException">One is none.</exception>
    public static IEnumerable<(string Place, JsonObject Part)> Objects(JsonArray list, string kind) =>
        list.Select((part, i) => ($"{kind} {i + 1}", part as JsonObject ?? throw new FormatException($"{kind} {i + 1} is no JSON object")));

    /// <exception cref="FormatException">There is none.</exception>
    public static string Text(JsonObject part, string key, string place) => part.Text(key) ?? throw new FormatException($"{place} has no text under {key}");

    /// <summary>Reads something of a place, which the problem with it then names.</summary>
    /// <exception cref="FormatException">It cannot be read; the place stands before the reason.</exception>
    public static T At<T>(string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            throw new FormatException($"{place}: {problem.Message}", problem);
        }
    }
}
