using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Formats.Schemas;

/// <summary>A type word of Python, Java, JavaScript or JSON Schema, with the word of its items where it names them (<c>List[int]</c>, <c>String[]</c>).</summary>
internal sealed record TypeWord(SchemaType Type, string? Items)
{
    private static readonly Dictionary<string, SchemaType> Others = new(StringComparer.Ordinal)
    {
        ["long"] = SchemaType.Integer,
        ["short"] = SchemaType.Integer,
        ["byte"] = SchemaType.Integer,
        ["bigint"] = SchemaType.Integer,
        ["decimal"] = SchemaType.Float,
        ["real"] = SchemaType.Float,
        ["char"] = SchemaType.String,
        ["text"] = SchemaType.String,
        ["file"] = SchemaType.String,
        ["arraylist"] = SchemaType.Array,
        ["queue"] = SchemaType.Array,
        ["stack"] = SchemaType.Array,
        ["set"] = SchemaType.Array,
        ["sequence"] = SchemaType.Array,
        ["hashmap"] = SchemaType.Dict,
        ["hashtable"] = SchemaType.Dict,
        ["map"] = SchemaType.Dict,
        ["dictionary"] = SchemaType.Dict,
        ["mapping"] = SchemaType.Dict,
        [""] = SchemaType.Any,
    };

    /// <summary>Null when it is no word of any of them.</summary>
    public static TypeWord? Parse(string word)
    {
        var trimmed = word.Trim();
        if (trimmed.EndsWith("[]", StringComparison.Ordinal))
        {
            return new TypeWord(SchemaType.Array, trimmed[..^2]);
        }

        var open = trimmed.AsSpan().IndexOfAny('[', '<');
        var inner = open > 0 && trimmed[^1] is ']' or '>' ? trimmed[(open + 1)..^1] : null;
        var head = (inner is null ? trimmed : trimmed[..open]).Replace("typing.", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        if (head is "optional" or "union" && inner is not null)
        {
            return Arguments(inner).FirstOrDefault(a => a is not ("None" or "null" or "NoneType")) is { } first ? Parse(first) : null;
        }

        SchemaType? type = SchemaTypes.Parse(head) ?? (Others.TryGetValue(head, out var other) ? other : null);
        return type is { } known ? new TypeWord(known, known is SchemaType.Array or SchemaType.Tuple && inner is not null ? Arguments(inner).FirstOrDefault() : null) : null;
    }

    /// <summary>Parts at the commas that stand in no inner bracket.</summary>
    private static IEnumerable<string> Arguments(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' or '<' => 1, ']' or '>' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }
}
