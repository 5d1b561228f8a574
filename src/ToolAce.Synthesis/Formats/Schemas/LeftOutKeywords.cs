using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace ToolAce.Synthesis.Formats.Schemas;

/// <summary>Counts the keywords that demand something of values and that the house's subset of JSON Schema cannot say.</summary>
internal sealed class LeftOutKeywords
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "contains", "prefixItems", "multipleOf", "minProperties", "maxProperties", "patternProperties", "propertyNames",
        "additionalProperties", "unevaluatedProperties", "dependencies", "dependentRequired", "dependentSchemas", "not", "if");

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>A sentence for each that was met.</summary>
    public IEnumerable<string> Notes => counts.Select(c => $"{c.Key} at {c.Value} {(c.Value == 1 ? "place" : "places")} is left out: it is not checked");

    /// <summary>Counts those of one schema object, which names members or not.</summary>
    public void Count(JsonObject map, bool hasMembers)
    {
        foreach (var (word, value) in map)
        {
            if (Known.Contains(word) && Demands(word, value, hasMembers))
            {
                Add(word, 1);
            }
        }
    }

    /// <summary>How many there were; what <see cref="Since"/> counts from.</summary>
    public Dictionary<string, int> Now() => new(counts, StringComparer.Ordinal);

    /// <summary>Those met since <paramref name="before"/>.</summary>
    public Dictionary<string, int> Since(Dictionary<string, int> before) =>
        counts.Select(c => KeyValuePair.Create(c.Key, c.Value - before.GetValueOrDefault(c.Key))).Where(c => c.Value > 0).ToDictionary();

    /// <summary>Counts those of a schema that was read before.</summary>
    public void Add(Dictionary<string, int> again)
    {
        foreach (var (word, count) in again)
        {
            Add(word, count);
        }
    }

    private void Add(string word, int count) => counts[word] = counts.GetValueOrDefault(word) + count;

    /// <summary>Where members are named no others are taken anyway; a least number of none demands nothing.</summary>
    private static bool Demands(string word, JsonNode? value, bool hasMembers) => value switch
    {
        null or JsonObject { Count: 0 } or JsonArray { Count: 0 } => false,
        JsonValue flag when flag.TryGetValue<bool>(out var set) => word is "additionalProperties" or "unevaluatedProperties" ? !set && !hasMembers : set,
        JsonValue number when number.TryGetValue<double>(out var least) => least != 0 || !word.StartsWith("min", StringComparison.Ordinal),
        _ => true,
    };
}
