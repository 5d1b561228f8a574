using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>Makes a model's definition one of ours. What the quality gate would turn down for certain is asked for again.</summary>
internal static class DesignReader
{
    private const int MostAdded = 4;

    /// <summary>Schemas nest, which a shape cannot say, so parameters and results may be anything here.</summary>
    public static Schema Shape { get; } = SchemaBuilder.Dict(
        [
            new("name", new Schema { Type = SchemaType.String }),
            new("description", new Schema { Type = SchemaType.String }),
            new("parameters", new Schema { Type = SchemaType.Any, Description = "a JSON schema of type object" }),
            new("results", new Schema { Type = SchemaType.Any, Description = "a JSON schema of type object" }),
            new("functionalities", new Schema { Type = SchemaType.Array, Items = new Schema { Type = SchemaType.String } }),
        ],
        ["name", "description", "parameters"]);

    /// <exception cref="FormatException">It cannot be used; the message says why.</exception>
    public static DesignedApi Read(JsonElement json, Subtree subtree)
    {
        var name = Text(json, "name");
        if (ToolNames.Split(name).Object.Length == 0)
        {
            throw new FormatException($"the name '{name}' needs at least two words joined by an underscore, like book_room");
        }

        var api = new ApiDefinition(name, Text(json, "description"), Schema(json, "parameters") ?? throw new FormatException("the parameters are missing"))
        {
            Results = Schema(json, "results"),
        };
        var asked = subtree.Functionalities.Select(f => f.Name).ToArray();
        var named = json.TryGetProperty("functionalities", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.String).Select(f => ToolNames.Words(f.GetString()!.Trim().ToLowerInvariant()))
            : [];
        return new DesignedApi(api, [.. asked, .. named.Where(f => f.Length > 0).Except(asked).Take(MostAdded)]);
    }

    private static string Text(JsonElement json, string member) =>
        json.GetProperty(member).GetString()?.ReplaceLineEndings(" ").Trim() is { Length: > 0 } text ? text : throw new FormatException($"the {member} is empty");

    private static Schema? Schema(JsonElement json, string member)
    {
        if (!json.TryGetProperty(member, out var element) || element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            return element.Deserialize<Schema>(CoreJson.Options) is { Type: SchemaType.Dict } schema
                ? schema
                : throw new FormatException($"the {member} are no schema of type object");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"the {member} are no schema: {wrong.Message}", wrong);
        }
    }
}
