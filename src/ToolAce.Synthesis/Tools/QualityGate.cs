using System.Text.RegularExpressions;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Core.Similarity;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools;

/// <summary>Lets an API into the pool when its schema is sound, its signature new and no API of its domain too similar.</summary>
internal sealed class QualityGate
{
    private readonly double nearestAllowed;
    private readonly double? shinglesAllowed;
    private readonly HashSet<string> signatures;
    private readonly Dictionary<string, List<(string Name, WordCounts Words, ulong[] Shingles)>> byDomain = [];

    public QualityGate(IEnumerable<ApiDefinition> accepted, double nearestAllowed, double? shinglesAllowed = null)
    {
        (this.nearestAllowed, this.shinglesAllowed) = (nearestAllowed, shinglesAllowed);
        signatures = [];
        foreach (var api in accepted)
        {
            Add(api);
        }
    }

    public void Add(ApiDefinition api)
    {
        signatures.Add(api.Signature());
        Neighbours(api).Add((api.Name, WordCounts.Of(api), shinglesAllowed is null ? [] : Shingles.Of(api)));
    }

    /// <summary>Why <paramref name="api"/> stays out; null when it may come in.</summary>
    public RejectedApi? Check(ApiDefinition api)
    {
        if (SchemaFault(api) is { } fault)
        {
            return new RejectedApi(api, "schema-valid", fault);
        }

        if (signatures.Contains(api.Signature()))
        {
            return new RejectedApi(api, "signature-new", $"an API with name and parameters of {api.Name} exists");
        }

        var words = WordCounts.Of(api);
        var (nearest, similarity) = Neighbours(api).Select(n => (n.Name, words.Cosine(n.Words))).DefaultIfEmpty(("", 0)).MaxBy(n => n.Item2);
        return similarity > nearestAllowed
            ? new RejectedApi(api, "far-enough", $"{api.Name} is like {nearest}: similarity {similarity:0.00} is above {nearestAllowed:0.00}")
            : Repetition(api);
    }

    private RejectedApi? Repetition(ApiDefinition api)
    {
        if (shinglesAllowed is not { } allowed)
        {
            return null;
        }

        var shingles = Shingles.Of(api);
        return Neighbours(api).Select(n => (n.Name, Jaccard: Shingles.Jaccard(shingles, n.Shingles))).FirstOrDefault(n => n.Jaccard > allowed) is { Name: { } like } found
            ? new RejectedApi(api, "far-enough", $"{api.Name} repeats {like}: {found.Jaccard:0.00} of their shingles are shared, above {allowed:0.00}")
            : null;
    }

    private static string? SchemaFault(ApiDefinition api)
    {
        if (api.Name.Length == 0 || api.Description.Length == 0 || ToolNames.Split(api.Name).Object.Length == 0)
        {
            return "an API needs a name of at least two words and a description";
        }

        return api.Parameters.Type == SchemaType.Dict ? Fault(api.Parameters, "parameters") : "parameters must be a dict";
    }

    private static string? Fault(Schema schema, string path)
    {
        var own = schema switch
        {
            { Type: SchemaType.Array, Items: null } => "a list needs items",
            { Minimum: { } low, Maximum: { } high } when low > high => $"minimum {low} is above maximum {high}",
            { Default: { } initial } when SchemaValidator.Validate(initial, schema).Any() => "the default does not fit the schema",
            _ when schema.Enum.Any(e => SchemaValidator.Validate(e, schema).Any()) => "an allowed value does not fit the schema",
            _ when schema.Required.Any(r => schema.Find(r) is null) => "a required member is not among the properties",
            _ when schema.Properties.Select(p => p.Name).Distinct().Count() < schema.Properties.Count => "a member is given twice",
            _ when schema.Pattern is { } pattern && !IsPattern(pattern) => $"'{pattern}' is no regular expression",
            _ => null,
        };
        return own is not null
            ? $"{path}: {own}"
            : schema.Properties.Select(p => Fault(p.Schema, $"{path}.{p.Name}")).Append(schema.Items is { } items ? Fault(items, $"{path}[]") : null).FirstOrDefault(f => f is not null);
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private List<(string Name, WordCounts Words, ulong[] Shingles)> Neighbours(ApiDefinition api)
    {
        var domain = api.Lineage?.Domain ?? "";
        return byDomain.TryGetValue(domain, out var list) ? list : byDomain[domain] = [];
    }
}
