using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolAce.Synthesis.Formats.Texts;

/// <summary>JSON of unknown shape: read strictly, asked without exceptions.</summary>
internal static class JsonText
{
    public const int MaximumDepth = 200;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is no JSON, nested too deeply, or names a member twice.</exception>
    public static JsonNode? Parse(string text) => JsonNode.Parse(text, nodeOptions: null, Strict);

    /// <summary>What <see cref="JsonException"/> says, with a line that counts from one.</summary>
    public static string Problem(JsonException wrong)
    {
        var end = wrong.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? wrong.Message : wrong.Message[..end];
    }

    public static string? Text(this JsonNode? node, string key) => Of(node, key) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool? Flag(this JsonNode? node, string key) => Of(node, key) is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public static double? Number(this JsonNode? node, string key) => Of(node, key) is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    public static JsonObject? Object(this JsonNode? node, string key) => Of(node, key) as JsonObject;

    public static JsonArray? Array(this JsonNode? node, string key) => Of(node, key) as JsonArray;

    public static JsonNode? Of(JsonNode? node, string key) => node is JsonObject map && map.TryGetPropertyValue(key, out var value) ? value : null;
}
