using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.Schemas;

/// <summary>Keywords of one schema object, by themselves: no reference is followed here.</summary>
internal sealed class SchemaKeywords(Action<string> note)
{
    /// <summary>The type that is named; null where none is.</summary>
    /// <exception cref="FormatException">Nobody knows the word.</exception>
    public TypeWord? Word(JsonObject map, string place)
    {
        var words = JsonText.Of(map, "type") switch
        {
            JsonArray several => [.. several.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : "").Where(t => t != "null")],
            JsonValue one when one.TryGetValue<string>(out var text) => new List<string> { text },
            _ => [],
        };
        if (words.Count > 1)
        {
            note($"{place}: the first of the types {string.Join(", ", words)} stands for all");
        }

        return words.Count == 0 ? null : TypeWord.Parse(words[0])
            ?? throw new FormatException($"{place}: '{words[0]}' is not a type; known: string, integer, float, boolean, array, dict, tuple, any and their names in Python, Java and JSON Schema");
    }

    /// <summary>The type that the other keywords speak of.</summary>
    public static SchemaType Implied(JsonObject map) =>
        map.Object("properties") is not null || map.Object("additionalProperties") is not null ? SchemaType.Dict
        : map.Object("items") is not null ? SchemaType.Array
        : SchemaType.Any;

    /// <summary>The list of names; some write <c>required: true</c> at the member.</summary>
    public static List<string> Required(JsonObject map, List<SchemaProperty> properties)
    {
        var named = (map.Array("required") ?? []).OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : null).OfType<string>();
        var marked = (map.Object("properties") ?? []).Where(p => p.Value.Flag("required") == true).Select(p => p.Key);
        var hidden = (map.Object("properties") ?? []).Select(p => p.Key).Except(properties.Select(p => p.Name));
        return [.. named.Concat(marked).Distinct().Except(hidden)];
    }

    public string? Pattern(JsonObject map, string place)
    {
        if (map.Text("pattern") is not { } pattern)
        {
            return null;
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return pattern;
        }
        catch (ArgumentException)
        {
            note($"{place}: the pattern {pattern} is not understood and is left out");
            return null;
        }
    }

    /// <summary>Exclusive bounds are a flag in OpenAPI 3.0 and a number in 3.1; of whole numbers the next one is meant.</summary>
    public double? Bound(JsonObject map, string inclusive, string exclusive, SchemaType type, int inward, string place)
    {
        var bound = map.Number(inclusive);
        var open = map.Number(exclusive) ?? (map.Flag(exclusive) == true ? bound : null);
        if (open is not { } edge)
        {
            return bound;
        }

        if (type == SchemaType.Integer)
        {
            return Math.Floor(edge) == edge ? edge + inward : edge;
        }

        note($"{place}: {exclusive} {edge} is taken to include {edge}");
        return edge;
    }

    public static Literal Literal(JsonNode? node) => node is null ? Core.Calls.Literal.Null.Value : node.Deserialize<Literal>(CoreJson.Options)!;
}
