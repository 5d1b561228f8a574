using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Formats.ToolLists;

/// <summary>Writes tools as public data sets and chat APIs have them. Results are kept beside the parameters; lineage is the house's own and is not written.</summary>
public static class ToolListWriter
{
    /// <summary>A list of tools.</summary>
    public static JsonArray Write(IEnumerable<ApiDefinition> apis, ToolFlavour flavour) => [.. apis.Select(api => (JsonNode)Write(api, flavour))];

    /// <summary>One tool.</summary>
    public static JsonObject Write(ApiDefinition api, ToolFlavour flavour)
    {
        var tool = new JsonObject { ["name"] = api.Name, ["description"] = api.Description, ["parameters"] = Schema(api.Parameters, flavour) };
        if (api.Results is { } results)
        {
            tool[flavour == ToolFlavour.Bfcl ? "response" : "results"] = Schema(results, flavour);
        }

        switch (flavour)
        {
            case ToolFlavour.Chat:
                return new JsonObject { ["type"] = "function", ["function"] = tool };
            case ToolFlavour.ToolAce:
                tool["required"] = null;
                return tool;
            default:
                return tool;
        }
    }

    private static JsonObject Schema(Schema schema, ToolFlavour flavour)
    {
        var node = JsonSerializer.SerializeToNode(schema, CoreJson.Options)!.AsObject();
        if (flavour != ToolFlavour.Bfcl)
        {
            Retype(node, schema, flavour);
        }

        return node;
    }

    private static void Retype(JsonObject node, Schema schema, ToolFlavour flavour)
    {
        if (Word(schema.Type, flavour) is { } word)
        {
            node["type"] = word;
        }
        else
        {
            node.Remove("type");
        }

        if (schema.Items is { } items)
        {
            Retype(node["items"]!.AsObject(), items, flavour);
        }

        foreach (var property in schema.Type == SchemaType.Dict ? schema.Properties : [])
        {
            Retype(node["properties"]![property.Name]!.AsObject(), property.Schema, flavour);
        }
    }

    /// <summary>Null: JSON Schema says "anything" by naming no type.</summary>
    private static string? Word(SchemaType type, ToolFlavour flavour) => (flavour, type) switch
    {
        (ToolFlavour.ToolAce, SchemaType.Integer) => "int",
        (ToolFlavour.Chat, SchemaType.Dict) => "object",
        (ToolFlavour.Chat, SchemaType.Float) => "number",
        (ToolFlavour.Chat, SchemaType.Tuple) => "array",
        (ToolFlavour.Chat, SchemaType.Any) => null,
        _ => SchemaTypes.Word(type),
    };
}
