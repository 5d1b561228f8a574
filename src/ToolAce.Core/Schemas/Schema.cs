using System.Text.Json.Serialization;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;

namespace ToolAce.Core.Schemas;

/// <summary>The subset of JSON Schema that function definitions use. Serialised as BFCL writes it (<c>"type": "dict"</c>).</summary>
[JsonConverter(typeof(SchemaJsonConverter))]
public sealed record Schema
{
    /// <summary>The type word.</summary>
    public SchemaType Type { get; init; }

    /// <summary>What the value means, in words.</summary>
    public string? Description { get; init; }

    /// <summary>Members of a dictionary, in order.</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    /// <summary>Names of members that must be given.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The schema of a list's items.</summary>
    public Schema? Items { get; init; }

    /// <summary>The only values allowed; empty means any.</summary>
    public IReadOnlyList<Literal> Enum { get; init; } = [];

    /// <summary>A regular expression that a string must match somewhere.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// A named format of a string: <c>date</c> (2026-05-14), <c>time</c> (14:30), <c>date-time</c>, <c>email</c>, <c>uuid</c>, <c>uri</c>, <c>ipv4</c>, <c>ipv6</c>,
    /// <c>hostname</c>, <c>duration</c>; any other is kept and not checked.
    /// </summary>
    public string? Format { get; init; }

    /// <summary>Least number allowed.</summary>
    public double? Minimum { get; init; }

    /// <summary>Greatest number allowed.</summary>
    public double? Maximum { get; init; }

    /// <summary>What is meant when the value is left out.</summary>
    public Literal? Default { get; init; }

    /// <summary>The member called <paramref name="name"/>, or null.</summary>
    public Schema? Find(string name)
    {
        for (var i = 0; i < Properties.Count; i++)
        {
            if (Properties[i].Name == name)
            {
                return Properties[i].Schema;
            }
        }

        return null;
    }

    /// <summary>Whether the member called <paramref name="name"/> must be given.</summary>
    public bool Requires(string name) => Required.Contains(name);
}
