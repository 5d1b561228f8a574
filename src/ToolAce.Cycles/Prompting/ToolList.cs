using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Formats.Dialogs;

namespace ToolAce.Cycles.Prompting;

/// <summary>Tools as a person types them: a JSON list of function definitions, bare or as chat APIs wrap them.</summary>
public static class ToolList
{
    /// <summary>Reads them; an empty text is no tool.</summary>
    /// <exception cref="FormatException">It is no such list; the message says what is wrong.</exception>
    public static IReadOnlyList<ApiDefinition> Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(text) is JsonArray tools ? ChatMessages.Tools(tools) : throw new FormatException("a list in [ ] is wanted");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"It is no JSON at line {wrong.LineNumber + 1}, character {wrong.BytePositionInLine + 1}.", wrong);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    /// <summary>Writes them as <see cref="Read"/> reads them, indented.</summary>
    public static string Write(IReadOnlyList<ApiDefinition> tools) =>
        JsonSerializer.Serialize(tools.Select(t => new { t.Name, t.Description, t.Parameters }), CoreJson.Indented);
}
