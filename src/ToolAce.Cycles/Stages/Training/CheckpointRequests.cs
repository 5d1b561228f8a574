using ToolAce.Storage.Homes;
using ToolAce.Trainer.Checkpoints;

namespace ToolAce.Cycles.Stages.Training;

/// <summary>Asks the trainings of a cycle that are under way, of whatever process, for a checkpoint after the step in hand.</summary>
public sealed class CheckpointRequests(HomeLayout home)
{
    /// <summary>Whether one is asked for and not written yet; null where the cycle trains nothing just now.</summary>
    public bool? IsPending(string cycleId) => Folders(cycleId).ToList() is { Count: > 0 } folders ? folders.Exists(f => new CheckpointFolder(f).IsRequested) : null;

    /// <summary>Asks; does nothing where nothing is trained.</summary>
    public void Ask(string cycleId)
    {
        foreach (var folder in Folders(cycleId))
        {
            CheckpointFolder.Request(folder);
        }
    }

    /// <summary>A training's checkpoints lie in its stage's work folder, which goes when the stage is done.</summary>
    private IEnumerable<string> Folders(string cycleId)
    {
        var cycle = home.CycleFolder(cycleId);
        return Directory.Exists(cycle)
            ? Directory.GetDirectories(cycle, "iteration-*")
                .SelectMany(i => new[] { StageNames.Train, StageNames.Control }.Select(s => Path.Combine(i, s, "work")))
                .Where(Directory.Exists)
                .SelectMany(Directory.GetDirectories)
                .Select(w => Path.Combine(w, TrainStage.Checkpoints))
                .Where(Directory.Exists)
            : [];
    }
}
