using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>Tells formats apart by what a row has.</summary>
public static class DialogFormats
{
    /// <summary>The words of the command line.</summary>
    public static IReadOnlyDictionary<string, DialogFormat> Words { get; } = new Dictionary<string, DialogFormat>(StringComparer.Ordinal)
    {
        ["toolace"] = DialogFormat.ToolAce,
        ["sharegpt"] = DialogFormat.ShareGpt,
        ["openai"] = DialogFormat.OpenAi,
        ["own"] = DialogFormat.Own,
    };

    /// <summary>The format of a row; null when it is none.</summary>
    public static DialogFormat? Of(JsonObject row) => row switch
    {
        _ when IsList(row, "turns") => DialogFormat.Own,
        _ when IsList(row, "messages") => DialogFormat.OpenAi,
        _ when IsList(row, "conversations") => IsList(row, "tools") ? DialogFormat.ShareGpt : DialogFormat.ToolAce,
        _ => null,
    };

    /// <summary>A column of a table may hold its list as text.</summary>
    private static bool IsList(JsonObject row, string key) => JsonText.Of(row, key) switch
    {
        JsonArray => true,
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > 0 => JsonNode.Parse(text) is JsonArray,
        _ => false,
    };
}
