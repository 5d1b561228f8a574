using ToolAce.Core.Apis;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// Evolution of a whole pool, domain by domain: each domain of the tree has an <see cref="ApiEvolution"/> and a seed of its own, so domains run side by side; what they
/// bring is let in one after the other, the domains taking turns in the tree's order. The pool depends on the seed, not on the number of workers. Domains that find nothing new any more leave
/// their part to the others.
/// </summary>
public sealed class PoolEvolution
{
    private const int LeastQuota = 8;
    private readonly PoolDomain[] domains;
    private readonly double shinglesAllowed;
    private readonly int workers;

    /// <summary>Evolution over every domain of <paramref name="tree"/>. The designer is asked from several threads.</summary>
    /// <exception cref="ArgumentException">The options give no limit for shared shingles.</exception>
    public PoolEvolution(ContextTree tree, IApiDesigner designer, EvolutionOptions options, int workers)
    {
        shinglesAllowed = options.ShinglesAllowed ?? throw new ArgumentException("a pool needs a limit for shared shingles", nameof(options));
        this.workers = workers;
        domains =
        [
            .. tree.Areas.SelectMany(area => area.Children.Select(domain => new PoolDomain(new ApiEvolution(
                new ContextTree(tree.Root with { Children = [area with { Children = [domain] }] }),
                designer,
                options with { Seed = Seeds.Derive(options.Seed, "domain", domain.Name), Clusters = null })))),
        ];
    }

    /// <summary>
    /// A pool of <paramref name="wanted"/> APIs, fewer only when every domain is exhausted, by domain. <paramref name="isValid"/> is asked of each, from several threads;
    /// <paramref name="progress"/> receives how many are in.
    /// </summary>
    public async Task<IReadOnlyList<ApiDefinition>> EvolveAsync(int wanted, Func<ApiDefinition, bool> isValid, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var gate = new PoolGate(shinglesAllowed);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        var count = 0;
        while (count < wanted && domains.Where(d => !d.IsExhausted).ToArray() is { Length: > 0 } live)
        {
            var quota = Math.Max(LeastQuota, (wanted - count + live.Length - 1) / live.Length);
            var written = count;
            await Parallel.ForEachAsync(live, parallel, async (domain, token) =>
            {
                await domain.WriteAsync(quota, isValid, token);
                progress?.Report(Math.Min(wanted, Interlocked.Add(ref written, domain.Written.Count)));
            });

            // Domains take turns, so that what is written beyond the number wanted is missing from none of them alone.
            for (var turn = 0; turn < quota; turn++)
            {
                foreach (var domain in live.Where(d => count < wanted && turn < d.Written.Count && gate.Admit(d.Written[turn])))
                {
                    domain.Admitted.Add(domain.Written[turn]);
                    count++;
                }
            }

            progress?.Report(count);
        }

        return [.. domains.SelectMany(d => d.Admitted)];
    }
}
