using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// What stands between a designer and the pool: a definition has to be one, its schema sound, its signature new, and it has to be far enough from the APIs of its domain
/// and, where <see cref="EvolutionOptions.AcrossDomains"/> asks for it, from those of every other.
/// </summary>
internal sealed class EvolutionGate
{
    private readonly QualityGate domains;
    private readonly PoolGate? pool;
    private readonly List<ApiDefinition> inside = [];

    private EvolutionGate(EvolutionOptions options)
    {
        domains = new QualityGate([], options.NearestAllowed, options.ShinglesAllowed);
        pool = options is { AcrossDomains: true, ShinglesAllowed: { } allowed } ? new PoolGate(allowed) : null;
    }

    /// <summary>The gate of a pool that holds <paramref name="accepted"/>: <paramref name="before"/>, taken further, where it holds the first of them and no others.</summary>
    public static EvolutionGate Over(IReadOnlyList<ApiDefinition> accepted, EvolutionGate? before, EvolutionOptions options)
    {
        var gate = before is not null && before.Begins(accepted) ? before : new EvolutionGate(options);
        for (var i = gate.inside.Count; i < accepted.Count; i++)
        {
            gate.Add(accepted[i]);
        }

        return gate;
    }

    /// <summary>Why what was designed stays out; null when it may come in.</summary>
    public RejectedApi? Check(DesignedApi designed) => designed.Unusable is { } outcome
        ? new RejectedApi(designed.Api, $"designer_{outcome}", designed.Api.Description)
        : domains.Check(designed.Api) ?? pool?.Check(designed.Api);

    public void Add(ApiDefinition api)
    {
        domains.Add(api);
        pool?.Add(api);
        inside.Add(api);
    }

    private bool Begins(IReadOnlyList<ApiDefinition> accepted)
    {
        if (inside.Count > accepted.Count)
        {
            return false;
        }

        for (var i = 0; i < inside.Count; i++)
        {
            if (!ReferenceEquals(inside[i], accepted[i]))
            {
                return false;
            }
        }

        return true;
    }
}
