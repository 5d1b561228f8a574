using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Eval.Bfcl;

/// <summary>Reads function documents, official ones with their oddities included: what a schema cannot say is skipped and never an error.</summary>
public static class FunctionReader
{
    /// <summary>Reads one function document from its JSON.</summary>
    /// <exception cref="FormatException">It is no object with a name.</exception>
    public static FunctionDoc Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    /// <summary>Reads one function document.</summary>
    /// <exception cref="FormatException">It is no object with a name.</exception>
    public static FunctionDoc Read(JsonElement function)
    {
        if (function.ValueKind != JsonValueKind.Object || Text(function, "name") is not { Length: > 0 } name)
        {
            throw new FormatException("a function document needs a name");
        }

        var parameters = function.TryGetProperty("parameters", out var p) && p.ValueKind == JsonValueKind.Object ? p : default;
        var api = new ApiDefinition(name, Text(function, "description") ?? "", ReadSchema(parameters) with { Type = SchemaType.Dict })
        {
            Results = function.TryGetProperty("results", out var results) || function.TryGetProperty("response", out results) ? ReadSchema(results) : null,
        };
        var types = new Dictionary<string, ParameterType>();
        foreach (var property in Members(parameters, "properties"))
        {
            types[property.Name] = new ParameterType(Text(property.Value, "type"), Member(property.Value, "items") is { } items ? Text(items, "type") : null);
        }

        return new FunctionDoc(api, types, api.Parameters.Required) { Source = function.GetRawText() };
    }

    private static Schema ReadSchema(JsonElement element)
    {
        var word = Text(element, "type");
        var items = Member(element, "items");
        var properties = Members(element, "properties").Select(p => new SchemaProperty(p.Name, ReadSchema(p.Value))).ToList();
        var fallback = properties.Count > 0 ? SchemaType.Dict : items is not null ? SchemaType.Array : SchemaType.Any;
        return new Schema
        {
            Type = (word is null ? null : SchemaTypes.Parse(word)) ?? fallback,
            Description = Text(element, "description"),
            Pattern = Text(element, "pattern"),
            Format = Text(element, "format"),
            Minimum = Number(element, "minimum"),
            Maximum = Number(element, "maximum"),
            Enum = [.. List(element, "enum").Select(Value)],
            Default = Member(element, "default") is { ValueKind: not JsonValueKind.Null } initial ? Value(initial) : null,
            Items = items is { } item ? ReadSchema(item) : null,
            Properties = properties,
            Required = [.. List(element, "required").Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!)],
        };
    }

    private static Literal Value(JsonElement element) => element.Deserialize<Literal>(CoreJson.Options)!;

    private static JsonElement? Member(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) ? value : null;

    private static IEnumerable<JsonProperty> Members(JsonElement element, string key) =>
        Member(element, key) is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : [];

    private static IEnumerable<JsonElement> List(JsonElement element, string key) =>
        Member(element, key) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string? Text(JsonElement element, string key) =>
        Member(element, key) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static double? Number(JsonElement element, string key) =>
        Member(element, key) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;
}
