using System.Collections.Concurrent;
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

/// <summary>
/// The checkpoints of a home's cycles. A list reads the ledger's models and scores; what a cycle's config and funnels say is read once, since neither changes. One for a
/// server's life, for any number of threads.
/// </summary>
public sealed class CheckpointCatalog(HomeLayout home, Ledger ledger, CycleService service)
{
    private readonly CycleArtifacts artifacts = new(home);
    private readonly ConcurrentDictionary<string, CycleRun?> runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string CycleId, int Iteration), long> trainedOn = new();

    /// <summary>All of them: newest cycle first, its iterations in order.</summary>
    public async Task<IReadOnlyList<Checkpoint>> ListAsync(CancellationToken cancellationToken)
    {
        var cycles = await ledger.CyclesAsync(cancellationToken);
        var models = (await ledger.ModelsAsync(cycleId: null, cancellationToken)).ToLookup(m => m.CycleId);
        var scores = (await ledger.LeaderboardAsync(cycleId: null, cancellationToken)).Select(r => r.Score).ToLookup(s => (s.CycleId, s.ModelVersion));
        return [.. cycles.SelectMany(c => Of(c, models[c.Id], scores))];
    }

    /// <summary>One; null where the ledger knows none.</summary>
    public async Task<Checkpoint?> FindAsync(string cycleId, int iteration, CancellationToken cancellationToken)
    {
        if (await ledger.CycleAsync(cycleId, cancellationToken) is not { } cycle)
        {
            return null;
        }

        var scores = (await ledger.LeaderboardAsync(cycleId, cancellationToken)).Select(r => r.Score).ToLookup(s => (s.CycleId, s.ModelVersion));
        return Of(cycle, await ledger.ModelsAsync(cycleId, cancellationToken), scores).FirstOrDefault(c => c.Iteration == iteration);
    }

    /// <summary>Changes when the list does.</summary>
    public Task<string> StampAsync(CancellationToken cancellationToken) => ledger.StampAsync(cancellationToken);

    private IEnumerable<Checkpoint> Of(Cycle cycle, IEnumerable<ModelRow> models, ILookup<(string, string), ScoreRow> scores)
    {
        var trained = models.Where(IsTrained).ToList();
        if (trained.Count == 0 || runs.GetOrAdd(cycle.Id, _ => Run(cycle)) is not { } run)
        {
            return [];
        }

        return trained.Select((m, i) => new Checkpoint(
            cycle,
            m.Iteration,
            m.Version,
            run.Paths.Resolve(run.Config.Model.Path),
            Path.Combine(home.Root, m.ArtifactPath),
            run.Config.Train.From == TrainFrom.Previous && i > 0 ? trained[i - 1].Version : m.Base!,
            TrainedOn(cycle.Id, m.Iteration),
            [.. scores[(cycle.Id, m.Version)].Where(s => s.Variant.Length == 0)],
            m.Iteration == run.Config.Cycle.Iterations));
    }

    private long? TrainedOn(string cycleId, int iteration)
    {
        if (trainedOn.TryGetValue((cycleId, iteration), out var known))
        {
            return known;
        }

        try
        {
            return artifacts.Find(cycleId, iteration, StageNames.Train, ArtifactNames.Funnel) is { } funnel
                ? trainedOn[(cycleId, iteration)] = StageContext.ReadJson<Funnel>(funnel).Out
                : null;
        }
        catch (ArtifactException)
        {
            return null; // one damaged file must not hide all checkpoints
        }
    }

    private static bool IsTrained(ModelRow model) => model.Base is not null && model.ArtifactPath.EndsWith($"/{StageNames.Train}/{ArtifactKinds.Checkpoint}", StringComparison.Ordinal);

    // A config of an older program may not be readable any more; its checkpoints' files are still there.
    private CycleRun? Run(Cycle cycle)
    {
        try
        {
            return service.RunOf(cycle);
        }
        catch (Exception unreadable) when (unreadable is CycleConfigException or InvalidDataException)
        {
            return null;
        }
    }
}
