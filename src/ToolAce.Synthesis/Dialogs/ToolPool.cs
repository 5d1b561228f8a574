using ToolAce.Core.Apis;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>The APIs that dialogs draw from, by verb, object and chain. Made once for as many dialogs as wanted; any number of threads may draw from it.</summary>
public sealed class ToolPool
{
    /// <summary>Of a larger domain, a document of thousands of operations say, those that follow each other are compared, or time and links would grow by the square.</summary>
    private const int MostLinked = 512;

    private readonly Dictionary<string, NamedTools> byVerb;
    private readonly Dictionary<string, NamedTools> byObject;
    private readonly Dictionary<ApiDefinition, ResultLink[]> linksFrom;
    private readonly Dictionary<ApiDefinition, ToolOffer> offers = new(ReferenceEqualityComparer.Instance);

    /// <summary>A pool of <paramref name="apis"/>, which must not change afterwards.</summary>
    public ToolPool(IReadOnlyList<ApiDefinition> apis)
    {
        Apis = apis;
        foreach (var api in apis)
        {
            offers.TryAdd(api, ToolOffer.Of(api));
        }

        byVerb = NamedTools.By(apis, a => Offer(a).Verb);
        byObject = NamedTools.By(apis, a => Offer(a).Object);
        Askable = [.. apis.Where(a => a.Parameters.Required.Count > 0)];
        Links = [.. apis.GroupBy(a => a.Lineage?.Domain).SelectMany(d => d.Chunk(MostLinked)).SelectMany(d => d.SelectMany(first => d.SelectMany(second => LinksBetween(first, second))))];
        linksFrom = Links.GroupBy(l => l.First).ToDictionary(g => g.Key, g => g.ToArray(), (IEqualityComparer<ApiDefinition>)ReferenceEqualityComparer.Instance);
        Words = new TfIdf(apis);
    }

    /// <summary>All of them, in the order given.</summary>
    public IReadOnlyList<ApiDefinition> Apis { get; }

    /// <summary>APIs with a required parameter.</summary>
    public IReadOnlyList<ApiDefinition> Askable { get; }

    /// <summary>Chains of two: a result field of one API that fits a required parameter of another of its domain.</summary>
    public IReadOnlyList<ResultLink> Links { get; }

    /// <summary>How much a word says in this pool.</summary>
    public TfIdf Words { get; }

    /// <summary>The chains that begin with <paramref name="api"/>.</summary>
    internal IReadOnlyList<ResultLink> LinksFrom(ApiDefinition api) => linksFrom.GetValueOrDefault(api) ?? [];

    /// <summary>An API that shares verb or object with <paramref name="api"/>, or any when there is none.</summary>
    internal ApiDefinition Similar(ApiDefinition api, Random random)
    {
        var offer = Offer(api);
        var sharing = random.Chance(0.5) ? byObject.GetValueOrDefault(offer.Object) : byVerb.GetValueOrDefault(offer.Verb);
        return sharing?.PickOther(api.Name, random) ?? random.Pick(Apis);
    }

    /// <summary>Whether both could serve one request, so that offering both would leave the choice open.</summary>
    internal bool Overlap(ApiDefinition a, ApiDefinition b) => Offer(a).Overlaps(Offer(b));

    private ToolOffer Offer(ApiDefinition api) => offers.TryGetValue(api, out var offer) ? offer : ToolOffer.Of(api);

    private IEnumerable<ResultLink> LinksBetween(ApiDefinition first, ApiDefinition second)
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
