using ToolAce.Cycles.Stages;
using ToolAce.Eval.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Leaderboards;

/// <summary>Finds what a run answered: a cycle's predictions lie beside its scores, an evaluation's in its folder. What was read last is kept for the next look.</summary>
internal sealed class RunPredictions(HomeLayout home, Ledger ledger, StoredRuns stored)
{
    private const int Kept = 4;
    private readonly Lock one = new();
    private readonly List<(FileStamp Stamp, IReadOnlyList<Prediction> Predictions)> kept = [];

    /// <summary>
    /// What of a run was judged right or wrong, without the prompts, which would fill the memory; null where the home knows no such run, or holds no answers of it.
    /// </summary>
    public async Task<IReadOnlyList<Prediction>?> ReadAsync(RunKey key, CancellationToken cancellationToken)
    {
        var place = await PlaceAsync(key, cancellationToken);
        return place is null ? null : await Task.Run(() => Read(place, cancellationToken), cancellationToken);
    }

    /// <summary>One answer with its prompt; null without one.</summary>
    public async Task<PredictionLine?> FindAsync(RunKey key, string suite, string item, CancellationToken cancellationToken)
    {
        var place = await PlaceAsync(key, cancellationToken);
        return place is null ? null : await Task.Run(
            () => Path.IsPathRooted(place) ? PredictionLine.Read(place, suite, item)
                : Artifact(place, cancellationToken).FirstOrDefault(p => p.Suite == suite && p.ItemId == item) is { } found ? new PredictionLine(found, Seconds: null) : null,
            cancellationToken);
    }

    /// <summary>The stamp of what a run answered, which changes when it does; null where there is nothing.</summary>
    public async Task<FileStamp?> StampAsync(RunKey key, CancellationToken cancellationToken) =>
        await PlaceAsync(key, cancellationToken) is { } place ? Stamp(place) : null;

    /// <summary>A file of predictions, or the path of an artifact within the home.</summary>
    private async Task<string?> PlaceAsync(RunKey key, CancellationToken cancellationToken)
    {
        if (key.CycleId == StoredRuns.Evaluations)
        {
            return stored.PredictionsOf(key);
        }

        var score = (await ledger.LeaderboardAsync(key.CycleId, cancellationToken)).Select(r => r.Score)
            .FirstOrDefault(s => s.Iteration == key.Iteration && s.ModelVersion == key.ModelVersion && s.Variant == key.Variant);
        if (score is null)
        {
            return null;
        }

        var name = key.Variant.EndsWith("-shot", StringComparison.Ordinal) ? ArtifactNames.FewShotPredictions : ArtifactNames.Predictions;
        var place = $"{Path.GetDirectoryName(score.ArtifactPath)}/{name}";
        return File.Exists(Manifest(place)) ? place : null;
    }

    private IReadOnlyList<Prediction> Read(string place, CancellationToken cancellationToken)
    {
        var stamp = Stamp(place);
        lock (one)
        {
            if (kept.Find(k => k.Stamp == stamp) is { Predictions: { } known })
            {
                return known;
            }
        }

        var all = Path.IsPathRooted(place) ? PredictionFile.Read(place).Predictions : Artifact(place, cancellationToken);
        IReadOnlyList<Prediction> read = [.. all.Where(p => p.Value is null).Select(p => p.Prompt is null ? p : p with { Prompt = null })];
        lock (one)
        {
            kept.RemoveAll(k => k.Stamp.Path == stamp.Path);
            kept.Insert(0, (stamp, read));
            kept.RemoveRange(Math.Min(Kept, kept.Count), Math.Max(0, kept.Count - Kept));
        }

        return read;
    }

    private IEnumerable<Prediction> Artifact(string place, CancellationToken cancellationToken) =>
        new ArtifactStore(home.Root, TimeProvider.System).Open(place, ArtifactCheck.Sizes, cancellationToken).Read<Prediction>();

    private FileStamp Stamp(string place) => FileStamp.Of(Path.IsPathRooted(place) ? place : Manifest(place));

    private string Manifest(string place) => Path.Combine(home.Root, place, "manifest.json");
}
