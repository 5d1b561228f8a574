using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Core.Similarity;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Reports;

/// <summary>What a pool of tools is made of. Dictionaries are in the order of what they count, the most first.</summary>
/// <param name="Count">Tools.</param>
/// <param name="ByDomain">Tools a domain; imported ones have none and stand under an empty name.</param>
/// <param name="ByIndicator">Tools that an indicator of diversity made; those that none did stand under <c>none</c>.</param>
/// <param name="ParameterTypes">Parameters by type, nested ones included: the type mix.</param>
/// <param name="NestedShare">Share of tools with nested parameters (<see cref="NestedTypes"/>), 0–1.</param>
/// <param name="NearDuplicateShare">Share of tools with another of MinHash-found Jaccard similarity above <see cref="Near"/>, 0–1.</param>
public sealed record ApiFigures(
    int Count,
    IReadOnlyDictionary<string, int> ByDomain,
    IReadOnlyDictionary<string, int> ByIndicator,
    IReadOnlyDictionary<string, int> ParameterTypes,
    double NestedShare,
    double NearDuplicateShare)
{
    /// <summary>Similarity over name, description and parameters above which two tools are near duplicates.</summary>
    public const double Near = 0.8;

    internal static ApiFigures Of(IReadOnlyList<ApiDefinition> apis, CancellationToken cancellationToken)
    {
        var near = NearDuplicateSearch.Nearest([.. apis.Select(Shingles.Of)], Banding.Default, Environment.ProcessorCount, cancellationToken).Count(n => n.Jaccard > Near);
        return new ApiFigures(
            apis.Count,
            Counts.Of(apis.Select(a => a.Lineage?.Domain ?? "")),
            Counts.Of(apis.SelectMany(a => a.Lineage is { Indicators.Count: > 0 } lineage ? lineage.Indicators.Distinct().Select(CoreJson.Word) : ["none"])),
            Counts.Of(apis.SelectMany(a => Members(a.Parameters)).Select(s => SchemaTypes.Word(s.Type))),
            Counts.Share(apis.Count(a => NestedTypes.In(a.Parameters)), apis.Count),
            Counts.Share(near, apis.Count));
    }

    private static IEnumerable<Schema> Members(Schema schema) =>
        schema.Properties.Select(p => p.Schema).Concat(schema.Items is { } items ? [items] : []).SelectMany(s => Members(s).Prepend(s));
}
