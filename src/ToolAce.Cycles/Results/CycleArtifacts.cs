using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Results;

/// <summary>A home's artifacts by the stage that wrote them.</summary>
public sealed class CycleArtifacts(HomeLayout home)
{
    private readonly ArtifactStore store = new(home.Root, TimeProvider.System);

    /// <summary>The artifact's folder, absolute, whether it is there or not.</summary>
    public string FolderOf(string cycleId, int iteration, string stage, string artifact) => Path.Combine(home.StageFolder(cycleId, iteration, stage), artifact);

    /// <summary>A closed artifact.</summary>
    /// <exception cref="CorruptArtifactException">It is missing or damaged.</exception>
    public Artifact Open(string cycleId, int iteration, string stage, string artifact) => store.Open(PathOf(cycleId, iteration, stage, artifact));

    /// <summary>A closed artifact, its files compared by size alone; null while it is not there.</summary>
    public Artifact? Find(string cycleId, int iteration, string stage, string artifact)
    {
        var path = PathOf(cycleId, iteration, stage, artifact);
        return store.Exists(path) ? store.Open(path, ArtifactCheck.Sizes) : null;
    }

    /// <summary>The iterations that a cycle has begun, in order.</summary>
    public IReadOnlyList<int> Iterations(string cycleId) => [.. Enumerable.Range(1, int.MaxValue).TakeWhile(i => Directory.Exists(Path.Combine(home.CycleFolder(cycleId), $"iteration-{i}")))];

    private string PathOf(string cycleId, int iteration, string stage, string artifact) => Path.GetRelativePath(home.Root, FolderOf(cycleId, iteration, stage, artifact));
}
