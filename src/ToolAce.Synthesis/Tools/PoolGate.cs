using ToolAce.Core.Apis;
using ToolAce.Core.Similarity;

namespace ToolAce.Synthesis.Tools;

/// <summary>Lets an API into a pool of many domains when its signature is new in all of them and nothing found in any of them shares more shingles than allowed.</summary>
internal sealed class PoolGate(double shinglesAllowed)
{
    private readonly HashSet<string> signatures = [];
    private readonly SimilarityIndex index = new(Banding.Default);

    /// <summary>Takes the API in, or says no.</summary>
    public bool Admit(ApiDefinition api)
    {
        var shingles = Shingles.Of(api);
        if (signatures.Contains(api.Signature()) || index.Nearest(shingles).Jaccard > shinglesAllowed)
        {
            return false;
        }

        signatures.Add(api.Signature());
        index.Add(shingles);
        return true;
    }
}
