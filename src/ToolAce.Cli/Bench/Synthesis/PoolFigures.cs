using ToolAce.Core.Apis;
using ToolAce.Core.Similarity;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>What a pool is measured by; counted from the APIs alone.</summary>
/// <param name="Signatures">Different normalised signatures.</param>
/// <param name="Domains">Different domains.</param>
/// <param name="NestedShare">Share of APIs with a list of lists, a list of dictionaries or a dictionary in a dictionary (0–1).</param>
/// <param name="MaxDepth">Levels of the context tree from the root to a functionality, both counted.</param>
/// <param name="NearDuplicateShare">Share of APIs that share more than 0.8 of their shingles with another (0–1).</param>
/// <param name="Indicators">Indicators that were used.</param>
internal sealed record PoolFigures(int Signatures, int Domains, double NestedShare, int MaxDepth, double NearDuplicateShare, IReadOnlyList<Indicator> Indicators)
{
    private const double Near = 0.8;

    public static PoolFigures Of(IReadOnlyList<ApiDefinition> apis, ContextTree tree, int workers, CancellationToken cancellationToken)
    {
        var nearest = NearDuplicateSearch.Nearest([.. apis.Select(Shingles.Of)], Banding.Default, workers, cancellationToken);
        return new PoolFigures(
            apis.Select(a => a.Signature()).Distinct().Count(),
            apis.Select(a => a.Lineage!.Domain).Distinct().Count(),
            Share(apis.Count(a => NestedTypes.In(a.Parameters)), apis.Count),
            tree.Depth,
            Share(nearest.Count(n => n.Jaccard > Near), apis.Count),
            [.. apis.SelectMany(a => a.Lineage!.Indicators).Distinct().Order()]);
    }

    private static double Share(int count, int of) => of == 0 ? 0 : Math.Round((double)count / of, 4);
}
