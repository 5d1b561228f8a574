using Microsoft.EntityFrameworkCore;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Storage.Ledgers;

/// <summary>The questions that running, resuming and showing cycles ask.</summary>
public static class LedgerQueries
{
    /// <summary>All cycles, newest first.</summary>
    public static Task<IReadOnlyList<Cycle>> CyclesAsync(this Ledger ledger, CancellationToken cancellationToken) =>
        ListAsync(ledger, c => c.Cycles.OrderByDescending(x => x.CreatedAt).ThenBy(x => x.Id), cancellationToken);

    /// <summary>One cycle, or null.</summary>
    public static async Task<Cycle?> CycleAsync(this Ledger ledger, string id, CancellationToken cancellationToken) =>
        (await ListAsync(ledger, c => c.Cycles.Where(x => x.Id == id), cancellationToken)).SingleOrDefault();

    /// <summary>The newest cycle of this fingerprint that is neither done nor cancelled; null when a new one has to be started.</summary>
    public static async Task<Cycle?> UnfinishedCycleAsync(this Ledger ledger, string fingerprint, CancellationToken cancellationToken) =>
        (await ListAsync(
            ledger,
            c => c.Cycles
                .Where(x => x.Fingerprint == fingerprint && x.State != RunState.Done && x.State != RunState.Cancelled)
                .OrderByDescending(x => x.CreatedAt)
                .Take(1),
            cancellationToken)).SingleOrDefault();

    /// <summary>All attempts of a cycle, in the order of iteration, stage and attempt.</summary>
    public static Task<IReadOnlyList<CycleStage>> StagesAsync(this Ledger ledger, string cycleId, CancellationToken cancellationToken) =>
        ListAsync(
            ledger,
            c => c.Stages.Where(s => s.CycleId == cycleId).OrderBy(s => s.Iteration).ThenBy(s => s.Stage).ThenBy(s => s.Attempt),
            cancellationToken);

    /// <summary>Attempts that are pending or running in any cycle: what a restarted server takes up again.</summary>
    public static Task<IReadOnlyList<CycleStage>> OpenStagesAsync(this Ledger ledger, CancellationToken cancellationToken) =>
        ListAsync(
            ledger,
            c => c.Stages
                .Where(s => s.State == RunState.Pending || s.State == RunState.Running)
                .OrderBy(s => s.CycleId)
                .ThenBy(s => s.Iteration)
                .ThenBy(s => s.Stage)
                .ThenBy(s => s.Attempt),
            cancellationToken);

    /// <summary>A cycle's artifacts, by path.</summary>
    public static Task<IReadOnlyList<ArtifactRow>> ArtifactsAsync(this Ledger ledger, string cycleId, CancellationToken cancellationToken) =>
        ListAsync(ledger, c => c.Artifacts.Where(a => a.CycleId == cycleId).OrderBy(a => a.Path), cancellationToken);

    /// <summary>Artifacts of any cycle made by this recipe (<see cref="Artifacts.ArtifactRecipe.Key"/>), by path: for reuse across cycles.</summary>
    public static Task<IReadOnlyList<ArtifactRow>> ArtifactsByRecipeAsync(this Ledger ledger, string recipeKey, CancellationToken cancellationToken) =>
        ListAsync(ledger, c => c.Artifacts.Where(a => a.RecipeKey == recipeKey).OrderBy(a => a.Path), cancellationToken);

    /// <summary>Models of all cycles (null) or one, by iteration.</summary>
    public static Task<IReadOnlyList<ModelRow>> ModelsAsync(this Ledger ledger, string? cycleId, CancellationToken cancellationToken) =>
        ListAsync(ledger, c => c.Models.Where(m => cycleId == null || m.CycleId == cycleId).OrderBy(m => m.Iteration).ThenBy(m => m.ArtifactPath), cancellationToken);

    /// <summary>Changes whenever models or scores are entered.</summary>
    public static async Task<string> StampAsync(this Ledger ledger, CancellationToken cancellationToken)
    {
        await using var context = ledger.OpenContext();
        return $"{await context.Models.CountAsync(cancellationToken)}/{await context.Scores.CountAsync(cancellationToken)}";
    }

    /// <summary>Scores of all cycles (null) or one, best first within a suite's category.</summary>
    public static async Task<IReadOnlyList<LeaderboardRow>> LeaderboardAsync(this Ledger ledger, string? cycleId, CancellationToken cancellationToken)
    {
        await using var context = ledger.OpenContext();
        var scores = await context.Scores.AsNoTracking().Where(s => cycleId == null || s.CycleId == cycleId).ToListAsync(cancellationToken);
        var models = (await context.Models.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(m => (m.CycleId, m.Version));
        return [.. scores
            .Select(s => (Score: s, Model: models[(s.CycleId, s.ModelVersion)].FirstOrDefault()))
            .Select(s => new LeaderboardRow(s.Model?.Label ?? s.Score.ModelVersion, s.Model?.Base, s.Score))
            .OrderBy(r => r.Score.Suite, StringComparer.Ordinal)
            .ThenBy(r => r.Score.Category, StringComparer.Ordinal)
            .ThenByDescending(r => r.Score.Accuracy)
            .ThenBy(r => r.Score.ArtifactPath, StringComparer.Ordinal)
            .ThenBy(r => r.Label, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<T>> ListAsync<T>(Ledger ledger, Func<LedgerContext, IQueryable<T>> query, CancellationToken cancellationToken)
        where T : class
    {
        await using var context = ledger.OpenContext();
        return await query(context).AsNoTracking().ToListAsync(cancellationToken);
    }
}
