using System.Text.Json.Nodes;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.Schemas;

/// <summary>
/// JSON Schema of any flavour as the house's subset. What the subset cannot say is left out with a note; cycles, depth and size are bounded.
/// One reader serves one API: its notes and its size are counted together.
/// </summary>
internal sealed class SchemaReader(References references)
{
    public const int MaximumParts = 1000;
    private const int MaximumDepth = 40;

    private readonly HashSet<string> active = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];
    private readonly LeftOutKeywords leftOut = new();
    private int parts;
    private int depth;
    private int noted;

    public SchemaReader()
        : this(new References(null))
    {
    }

    public IReadOnlyList<string> Notes => [.. notes, .. leftOut.Notes];

    /// <summary>Members that only answers have are left out of requests, and the other way round.</summary>
    public bool Request { get; set; } = true;

    public void Note(string note)
    {
        noted++;
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }
    }

    /// <exception cref="FormatException">A type word that nobody knows, or no schema at all.</exception>
    public Schema Read(JsonNode? node, string place)
    {
        if (++parts > MaximumParts || depth >= MaximumDepth)
        {
            Note($"more than {MaximumParts:N0} parts or {MaximumDepth} levels of schema: the rest is left open");
            return new Schema { Type = SchemaType.Any };
        }

        depth++;
        try
        {
            return node switch
            {
                null => new Schema { Type = SchemaType.Any },
                JsonValue value when value.TryGetValue<bool>(out _) => new Schema { Type = SchemaType.Any },
                JsonObject map => map.Text("$ref") is { } reference ? Referred(map, reference, place) : Composed(map, place),
                _ => throw new FormatException($"{place}: a schema must be an object"),
            };
        }
        finally
        {
            depth--;
        }
    }

    private Schema Referred(JsonObject map, string reference, string place)
    {
        var schema = Target(reference, place);
        return map.Text("description") is { } description ? schema with { Description = description } : schema;
    }

    private Schema Target(string reference, string place)
    {
        if (references.TryGet(reference, Request, out var found))
        {
            parts += found.Parts;
            leftOut.Add(found.LeftOut);
            return found.Schema;
        }

        var target = references.Resolve(reference);
        if (target is null)
        {
            Note($"{place}: $ref {reference} leads to nothing in this document; anything is allowed there");
            return new Schema { Type = SchemaType.Any };
        }

        if (!active.Add(reference))
        {
            Note($"{place}: $ref {reference} is part of itself and is cut there");
            return new Schema { Type = target.Object("properties") is null ? SchemaType.Any : SchemaType.Dict, Description = target.Text("description") };
        }

        var (notesBefore, partsBefore, leftOutBefore) = (noted, parts, leftOut.Now());
        var schema = Read(target, place);
        active.Remove(reference);
        if (noted == notesBefore)
        {
            references.Keep(reference, Request, schema, parts - partsBefore, leftOut.Since(leftOutBefore));
        }

        return schema;
    }

    private Schema Composed(JsonObject map, string place)
    {
        var schema = Plain(map, place);
        foreach (var part in map.Array("allOf") ?? [])
        {
            schema = SchemaMerge.Of(schema, Read(part, place));
        }

        foreach (var word in new[] { "oneOf", "anyOf" })
        {
            var options = (map.Array(word) ?? []).Where(o => o.Text("type") != "null").ToList();
            if (options.Count > 1)
            {
                Note($"{place}: the first of {options.Count} alternatives ({word}) stands for all");
            }

            schema = options.Count > 0 ? SchemaMerge.Of(schema, Read(options[0], place)) : schema;
        }

        return schema;
    }

    private Schema Plain(JsonObject map, string place)
    {
        var keywords = new SchemaKeywords(Note);
        var word = keywords.Word(map, place);
        var type = word?.Type ?? SchemaKeywords.Implied(map);
        var items = JsonText.Of(map, "items");
        var properties = Properties(map, place);
        leftOut.Count(map, properties.Count > 0);
        return new Schema
        {
            Type = type,
            Description = map.Text("description"),
            Pattern = keywords.Pattern(map, place),
            Format = map.Text("format"),
            Enum = map.Array("enum") is { } allowed ? [.. allowed.Where(v => v is not null || type == SchemaType.Any).Select(SchemaKeywords.Literal)] // null only says that it may be left out
                : map.TryGetPropertyValue("const", out var only) ? [SchemaKeywords.Literal(only)] : [],
            Minimum = keywords.Bound(map, "minimum", "exclusiveMinimum", type, +1, place),
            Maximum = keywords.Bound(map, "maximum", "exclusiveMaximum", type, -1, place),
            Default = map.TryGetPropertyValue("default", out var initial) ? SchemaKeywords.Literal(initial) : null,
            Items = items is not null ? Read(items is JsonArray list ? list.FirstOrDefault() : items, place + "[]")
                : word?.Items is { } inner ? Read(new JsonObject { ["type"] = inner }, place + "[]") : null,
            Properties = properties,
            Required = SchemaKeywords.Required(map, properties),
        };
    }

    private List<SchemaProperty> Properties(JsonObject map, string place)
    {
        var hidden = Request ? "readOnly" : "writeOnly";
        return [.. (map.Object("properties") ?? []).Where(p => p.Value.Flag(hidden) != true).Select(p => new SchemaProperty(p.Key, Read(p.Value, $"{place}.{p.Key}")))];
    }
}
