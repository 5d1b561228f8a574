using ToolAce.Cycles.Stages;
using ToolAce.Eval.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Leaderboards;

/// <summary>Finds what a run answered: its predictions lie beside its scores.</summary>
internal sealed class RunPredictions(HomeLayout home, Ledger ledger)
{
    /// <summary>All predictions of a run; null where the ledger knows no such run.</summary>
    public async Task<IReadOnlyList<Prediction>?> ReadAsync(RunKey key, CancellationToken cancellationToken)
    {
        var score = (await ledger.LeaderboardAsync(key.CycleId, cancellationToken)).Select(r => r.Score)
            .FirstOrDefault(s => s.Iteration == key.Iteration && s.ModelVersion == key.ModelVersion && s.Variant == key.Variant);
        if (score is null)
        {
            return null;
        }

        var name = key.Variant.EndsWith("-shot", StringComparison.Ordinal) ? ArtifactNames.FewShotPredictions : ArtifactNames.Predictions;
        var path = $"{Path.GetDirectoryName(score.ArtifactPath)}/{name}";
        return [.. new ArtifactStore(home.Root, TimeProvider.System).Open(path, ArtifactCheck.Sizes, cancellationToken).Read<Prediction>()];
    }
}
