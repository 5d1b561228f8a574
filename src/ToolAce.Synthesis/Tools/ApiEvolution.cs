using ToolAce.Core.Apis;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// Evolution: attempt after attempt, a subtree is sampled, an example drawn from the domain's buffer, a few indicators chosen, a definition written
/// and let into the pool by the quality gate. Everything an attempt draws depends on the seed, its number and the APIs accepted before it.
/// </summary>
public sealed class ApiEvolution
{
    private static readonly Indicator[] Indicators = Enum.GetValues<Indicator>();
    private readonly IApiDesigner designer;
    private readonly EvolutionOptions options;
    private readonly SubtreeSampler sampler;
    private EvolutionGate? gate;

    /// <summary>Evolution over <paramref name="tree"/>.</summary>
    public ApiEvolution(ContextTree tree, IApiDesigner designer, EvolutionOptions options)
    {
        this.designer = designer;
        this.options = options;
        var used = options.Clusters is { } clusters ? tree.WithClusters(clusters, options.Seed) : tree;
        sampler = new SubtreeSampler(used, options.SubtreeMean, options.SubtreeLargest);
    }

    /// <summary>
    /// Attempts from number <paramref name="attempt"/> on until <paramref name="wanted"/> further APIs are accepted, or the domain is so exhausted that
    /// twenty attempts an API did not suffice. <paramref name="accepted"/> are all APIs accepted before, in order. For one stretch at a time.
    /// </summary>
    public async Task<EvolutionBatch> EvolveAsync(IReadOnlyList<ApiDefinition> accepted, int attempt, int wanted, CancellationToken cancellationToken)
    {
        gate = EvolutionGate.Over(accepted, gate, options);
        var buffers = new ExampleBuffers(accepted, options.BufferSize);
        var apis = new List<ApiDefinition>();
        var rejected = new List<RejectedApi>();
        var last = attempt + wanted * 20;
        while (apis.Count < wanted && attempt < last)
        {
            foreach (var designed in await WaveAsync(attempt, Math.Min(Math.Min(options.AtOnce, wanted - apis.Count), last - attempt), buffers, cancellationToken))
            {
                attempt++;
                if (gate.Check(designed) is { } refusal)
                {
                    rejected.Add(refusal);
                    continue;
                }

                gate.Add(designed.Api);
                buffers.Add(designed.Api);
                apis.Add(designed.Api);
            }
        }

        return new EvolutionBatch(apis, rejected, attempt);
    }

    /// <summary>Attempts side by side. The buffers are not written to meanwhile, so each draws what it would draw alone.</summary>
    private async Task<IReadOnlyList<DesignedApi>> WaveAsync(int first, int count, ExampleBuffers buffers, CancellationToken cancellationToken)
    {
        if (count == 1)
        {
            return [await AttemptAsync(first, buffers, cancellationToken)];
        }

        var designed = new DesignedApi[count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = count, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, parallel, async (i, token) => designed[i] = await AttemptAsync(first + i, buffers, token));
        return designed;
    }

    private async Task<DesignedApi> AttemptAsync(int attempt, ExampleBuffers buffers, CancellationToken cancellationToken)
    {
        var random = Seeds.Stream(options.Seed, "evolve", attempt);
        var subtree = sampler.Draw(random);
        var buffer = buffers.Of(subtree.Domain);
        var example = buffer.Count > 0 && random.Chance(options.ExampleShare) ? random.Pick(buffer) : null;
        var indicators = example is null ? [] : random.Sample(Indicators, random.Next(options.FewestIndicators, options.MostIndicators + 1));
        var designed = await designer.DesignAsync(new DesignBrief(subtree, example, indicators, Seeds.Derive(options.Seed, "design", attempt)), cancellationToken);
        var lineage = new ApiLineage(
            subtree.Domain, subtree.Path, designed.Functionalities, example?.Name, indicators, example?.Lineage?.Generation + 1 ?? 0);
        return designed with { Api = designed.Api with { Lineage = lineage } };
    }
}
