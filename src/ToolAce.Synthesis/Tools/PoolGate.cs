using ToolAce.Core.Apis;
using ToolAce.Core.Similarity;

namespace ToolAce.Synthesis.Tools;

/// <summary>Lets an API into a pool of many domains when its signature is new in all of them and nothing found in any of them shares more shingles than allowed.</summary>
internal sealed class PoolGate(double shinglesAllowed)
{
    private readonly HashSet<string> signatures = [];
    private readonly List<(string Name, string Domain)> names = [];
    private readonly SimilarityIndex index = new(Banding.Default);

    /// <summary>Takes the API in, or says no.</summary>
    public bool Admit(ApiDefinition api)
    {
        var shingles = Shingles.Of(api);
        if (signatures.Contains(api.Signature()) || index.Nearest(shingles).Jaccard > shinglesAllowed)
        {
            return false;
        }

        Add(api, shingles);
        return true;
    }

    /// <summary>Takes the API in unasked.</summary>
    public void Add(ApiDefinition api) => Add(api, Shingles.Of(api));

    /// <summary>Which API of any domain <paramref name="api"/> repeats; null when it repeats none. Its signature is not asked about.</summary>
    public RejectedApi? Check(ApiDefinition api)
    {
        var nearest = index.Nearest(Shingles.Of(api));
        if (nearest.Jaccard <= shinglesAllowed)
        {
            return null;
        }

        var (name, domain) = names[nearest.Index];
        var where = domain.Length == 0 ? "" : $" of the domain {domain}";
        return new RejectedApi(api, "far-enough", $"{api.Name} repeats {name}{where}: {nearest.Jaccard:0.00} of their shingles are shared, above {shinglesAllowed:0.00}");
    }

    private void Add(ApiDefinition api, ulong[] shingles)
    {
        signatures.Add(api.Signature());
        names.Add((api.Name, api.Lineage?.Domain ?? ""));
        index.Add(shingles);
    }
}
