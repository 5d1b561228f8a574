using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Models;

/// <summary>The checkpoints of a home's cycles. Cost grows with the cycles.</summary>
public sealed class CheckpointCatalog(HomeLayout home, Ledger ledger, CycleService service)
{
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>All of them: newest cycle first, its iterations in order.</summary>
    public async Task<IReadOnlyList<Checkpoint>> ListAsync(CancellationToken cancellationToken)
    {
        var checkpoints = new List<Checkpoint>();
        foreach (var cycle in await ledger.CyclesAsync(cancellationToken))
        {
            checkpoints.AddRange(await OfAsync(cycle, cancellationToken));
        }

        return checkpoints;
    }

    /// <summary>One; null where the ledger knows none.</summary>
    public async Task<Checkpoint?> FindAsync(string cycleId, int iteration, CancellationToken cancellationToken) =>
        await ledger.CycleAsync(cycleId, cancellationToken) is { } cycle ? (await OfAsync(cycle, cancellationToken)).FirstOrDefault(c => c.Iteration == iteration) : null;

    private async Task<IReadOnlyList<Checkpoint>> OfAsync(Cycle cycle, CancellationToken cancellationToken)
    {
        var trained = (await ledger.ModelsAsync(cycle.Id, cancellationToken)).Where(IsTrained).ToList();
        if (trained.Count == 0 || Run(cycle) is not { } run)
        {
            return [];
        }

        var scores = (await ledger.LeaderboardAsync(cycle.Id, cancellationToken)).Select(r => r.Score).ToLookup(s => s.ModelVersion);
        return [.. trained.Select((m, i) => new Checkpoint(
            cycle,
            m.Iteration,
            m.Version,
            run.Paths.Resolve(run.Config.Model.Path),
            Path.Combine(home.Root, m.ArtifactPath),
            run.Config.Train.From == TrainFrom.Previous && i > 0 ? trained[i - 1].Version : m.Base!,
            artifacts.Find(cycle.Id, m.Iteration, StageNames.Train, ArtifactNames.Funnel) is { } funnel ? StageContext.ReadJson<Funnel>(funnel).Out : null,
            [.. scores[m.Version].Where(s => s.Variant.Length == 0)],
            m.Iteration == run.Config.Cycle.Iterations))];
    }

    private static bool IsTrained(ModelRow model) => model.Base is not null && model.ArtifactPath.EndsWith($"/{StageNames.Train}/{ArtifactKinds.Checkpoint}", StringComparison.Ordinal);

    // A config of an older program may not be readable any more; its checkpoints' files are still there.
    private CycleRun? Run(Cycle cycle)
    {
        try
        {
            return service.Read(cycle.Config, cycle.Id);
        }
        catch (CycleConfigException)
        {
            return null;
        }
    }
}
