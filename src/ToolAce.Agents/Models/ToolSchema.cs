using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Models;

/// <summary>Our schemas, which speak BFCL's Python-flavoured dialect, as JSON Schema.</summary>
internal static class ToolSchema
{
    /// <summary>A tool's parameters: always an object with properties, which is what the protocol asks for.</summary>
    public static JsonElement Of(Schema parameters) => JsonSerializer.SerializeToElement(Write(parameters with { Type = SchemaType.Dict }));

    private static JsonObject Write(Schema schema)
    {
        var json = new JsonObject();
        Add(json, "type", Word(schema.Type));
        Add(json, "description", schema.Description);
        Add(json, "pattern", schema.Pattern);
        Add(json, "format", schema.Format);
        Add(json, "minimum", schema.Minimum);
        Add(json, "maximum", schema.Maximum);
        Add(json, "default", schema.Default is { } initial ? Value(initial) : null);
        if (schema.Enum.Count > 0)
        {
            json["enum"] = new JsonArray([.. schema.Enum.Select(Value)]);
        }

        if (schema.Type is SchemaType.Array or SchemaType.Tuple)
        {
            // Some servers refuse a list that does not say of what.
            json["items"] = schema.Items is { } items ? Write(items) : new JsonObject();
        }

        if (schema.Type == SchemaType.Dict)
        {
            json["properties"] = new JsonObject(schema.Properties.DistinctBy(p => p.Name).Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Write(p.Schema))));
            if (schema.Required.Count > 0)
            {
                json["required"] = new JsonArray([.. schema.Required.Distinct().Select(name => JsonValue.Create(name))]);
            }
        }

        return json;
    }

    private static string? Word(SchemaType type) => type switch
    {
        SchemaType.Dict => "object",
        SchemaType.Float => "number",
        SchemaType.Tuple => "array",
        SchemaType.Any => null,
        _ => SchemaTypes.Word(type),
    };

    private static JsonNode? Value(Literal value) => JsonSerializer.SerializeToNode(value, CoreJson.Options);

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
