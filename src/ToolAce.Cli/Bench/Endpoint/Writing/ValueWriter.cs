using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>Values that fit a schema. Of patterns it knows only the one that <see cref="DefinitionWriter"/> writes.</summary>
internal static class ValueWriter
{
    private const int Deepest = 6;

    public static JsonNode Value(Schema schema, Random random, int depth = 0)
    {
        if (schema.Enum.Count > 0)
        {
            return JsonSerializer.SerializeToNode(random.Pick(schema.Enum), CoreJson.Options)!;
        }

        return schema.Type switch
        {
            SchemaType.Boolean => JsonValue.Create(random.Chance(0.5)),
            SchemaType.Integer => JsonValue.Create((long)Math.Round(Number(schema, random, 1, 50))),
            SchemaType.Float => JsonValue.Create(Math.Clamp(Math.Round(Number(schema, random, 0.5, 500), 1), schema.Minimum ?? double.MinValue, schema.Maximum ?? double.MaxValue)),
            SchemaType.Array or SchemaType.Tuple => new JsonArray([.. Items(schema, random, depth)]),
            SchemaType.Dict => Members(schema, random, depth),
            _ => JsonValue.Create(Text(schema, random)),
        };
    }

    private static double Number(Schema schema, Random random, double low, double high)
    {
        var from = schema.Minimum ?? Math.Min(low, schema.Maximum ?? low);
        var to = schema.Maximum ?? Math.Max(high, from);
        return from + (random.NextDouble() * (to - from));
    }

    private static IEnumerable<JsonNode> Items(Schema schema, Random random, int depth) =>
        depth >= Deepest || schema.Items is null ? [] : Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(schema.Items, random, depth + 1)).ToList();

    private static JsonObject Members(Schema schema, Random random, int depth)
    {
        var members = new JsonObject();
        foreach (var property in schema.Properties.Where(p => schema.Requires(p.Name) || (depth < Deepest && random.Chance(0.7))))
        {
            members[property.Name] = Value(property.Schema, random, depth + 1);
        }

        if (schema.Properties.Count == 0)
        {
            members["status"] = "done";
        }

        return members;
    }

    private static string Text(Schema schema, Random random) => schema switch
    {
        { Format: "date" } => new DateOnly(2026, 1, 1).AddDays(random.Next(700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Format: "time" } => string.Create(CultureInfo.InvariantCulture, $"{random.Next(24):00}:{random.Next(60):00}"),
        { Pattern: not null } => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + random.Next(26))}{random.Next(10, 100)}"),
        _ => DullWords.Name(random),
    };
}
