using ToolAce.Core.Apis;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>The APIs that dialogs draw from, by verb, object and chain.</summary>
internal sealed class ToolPool
{
    private readonly ILookup<string, ApiDefinition> byVerb;
    private readonly ILookup<string, ApiDefinition> byObject;

    public ToolPool(IReadOnlyList<ApiDefinition> apis)
    {
        Apis = apis;
        byVerb = apis.ToLookup(a => ToolNames.Split(a.Name).Verb);
        byObject = apis.ToLookup(a => ToolNames.Split(a.Name).Object);
        Askable = [.. apis.Where(a => a.Parameters.Required.Count > 0)];
        Links = [.. apis.GroupBy(a => a.Lineage?.Domain).SelectMany(d => d.SelectMany(first => d.SelectMany(second => LinksBetween(first, second))))];
        Words = new TfIdf(apis);
    }

    public IReadOnlyList<ApiDefinition> Apis { get; }

    /// <summary>APIs with a required parameter.</summary>
    public IReadOnlyList<ApiDefinition> Askable { get; }

    public IReadOnlyList<ResultLink> Links { get; }

    public TfIdf Words { get; }

    /// <summary>An API that shares verb or object with <paramref name="api"/>, or any when there is none.</summary>
    public ApiDefinition Similar(ApiDefinition api, Random random)
    {
        var (verb, obj) = ToolNames.Split(api.Name);
        var sharing = (random.Chance(0.5) ? byObject[obj] : byVerb[verb]).Where(a => a.Name != api.Name).ToArray();
        return random.Pick(sharing.Length > 0 ? sharing : Apis);
    }

    /// <summary>Whether both could serve one request, so that offering both would leave the choice open.</summary>
    public static bool Overlap(ApiDefinition a, ApiDefinition b) =>
        ToolNames.Split(a.Name) == ToolNames.Split(b.Name) || Offers(a).Overlaps(Offers(b));

    private static HashSet<string> Offers(ApiDefinition api)
    {
        var (verb, obj) = ToolNames.Split(api.Name);
        return [.. api.Lineage?.Functionalities ?? [], $"{verb} {obj}"];
    }

    private static IEnumerable<ResultLink> LinksBetween(ApiDefinition first, ApiDefinition second)
    {
        if (first.Results is null || Overlap(first, second))
        {
            yield break;
        }

        // A field that repeats an argument is known before the call.
        foreach (var field in first.Results.Properties.Where(f => first.Parameters.Find(f.Name) is null))
        {
            foreach (var parameter in second.Parameters.Properties.Where(p => second.Parameters.Requires(p.Name) && Fits(field, p)))
            {
                yield return new ResultLink(first, field.Name, second, parameter.Name);
            }
        }
    }

    /// <summary>Codes, dates and times may change their name on the way; other strings only fit a parameter of the same name.</summary>
    private static bool Fits(SchemaProperty field, SchemaProperty parameter) => (field.Schema, parameter.Schema) switch
    {
        ({ Type: SchemaType.String, Pattern: { } have }, { Type: SchemaType.String, Pattern: { } need, Enum.Count: 0 }) => have == need,
        ({ Type: SchemaType.String, Format: { } have }, { Type: SchemaType.String, Format: { } need }) => have == need,
        ({ Type: SchemaType.String, Enum.Count: 0, Pattern: null, Format: null }, { Type: SchemaType.String, Enum.Count: 0, Pattern: null, Format: null })
            => field.Name == parameter.Name,
        _ => false,
    };
}
