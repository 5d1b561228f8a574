using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>A dialog of this program. A table's row has nulls where JSON leaves members out, and texts where it has lists and schemas.</summary>
internal static class OwnRow
{
    /// <exception cref="FormatException">A turn has no role or text, or a tool no name or parameters.</exception>
    /// <exception cref="JsonException">A member is of another kind than it must be.</exception>
    public static Dialog Read(JsonObject row)
    {
        var copy = new JsonObject(row.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Key is "turns" or "tools" ? DialogReader.Part(row, p.Key)?.DeepClone() : p.Value!.DeepClone())));
        foreach (var (place, turn) in RowPart.Objects((JsonArray)copy["turns"]!, "turn"))
        {
            _ = (RowPart.Text(turn, "role", place), RowPart.Text(turn, "text", place));
        }

        foreach (var (place, tool) in RowPart.Objects(copy["tools"] as JsonArray ?? [], "tool"))
        {
            Mend(tool, place);
        }

        var dialog = copy.Deserialize<Dialog>(CoreJson.Options)!;
        return dialog with { Domain = dialog.Domain ?? "", Tools = dialog.Tools ?? (IReadOnlyList<ApiDefinition>)[] };
    }

    private static void Mend(JsonObject tool, string place)
    {
        _ = RowPart.Text(tool, "name", place);
        tool["description"] ??= "";
        foreach (var schema in new[] { "parameters", "results" }.Where(k => tool[k] is JsonValue))
        {
            tool[schema] = DialogReader.Part(tool, schema); // Parquet has no type for a schema: it is kept as text
        }

        if (tool["parameters"] is not JsonObject)
        {
            throw new FormatException($"{place} has no parameters");
        }
    }
}
