using System.Diagnostics.CodeAnalysis;
using ToolAce.Storage.Files;

namespace ToolAce.Storage.Artifacts;

/// <summary>
/// An artifact in the making, in the folder NAME.partial. Fill it through <see cref="OpenWriter"/>, or put files into <see cref="Folder"/> and call
/// <see cref="Publish(CancellationToken)"/>. A draft that is not published stays for the next attempt with the same recipe.
/// </summary>
public sealed class ArtifactDraft
{
    private readonly string target;
    private readonly TimeProvider clock;
    private readonly long started;

    internal ArtifactDraft(string target, ArtifactRecipe recipe, TimeProvider clock)
    {
        (this.target, Recipe, this.clock, started) = (target, recipe, clock, clock.GetTimestamp());
        Folder = target + ArtifactFiles.Partial;
        Prepare();
    }

    /// <summary>The work folder, absolute. What an earlier attempt with the same recipe put here is still here.</summary>
    public string Folder { get; }

    /// <summary>What decides the content.</summary>
    public ArtifactRecipe Recipe { get; }

    /// <summary>Goes into the manifest; must follow from the recipe, not from clock or machine.</summary>
    public SortedDictionary<string, string> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>Opens the data set for writing, after the parts that an earlier attempt committed with the same <paramref name="rowsPerPart"/>.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "the caller owns the writer")]
    public DatasetWriter<T> OpenWriter<T>(int rowsPerPart = 4096) => new(this, rowsPerPart);

    /// <summary>Closes the artifact over all files in <see cref="Folder"/>: forces them to disk, writes the manifest, gives the folder its name.</summary>
    public Artifact Publish(CancellationToken cancellationToken = default) => Publish(dataset: null, cancellationToken);

    internal Artifact Publish(Dataset? dataset, CancellationToken cancellationToken)
    {
        DurableFile.RemoveTemporaries(Folder);
        var manifest = new Manifest(Manifest.CurrentFormat, Recipe.Id(), Recipe)
        {
            Rows = dataset?.Rows.Values.Sum(),
            RowsPerPart = dataset?.RowsPerPart,
            Columns = dataset?.Columns ?? [],
            Files = [.. ArtifactFiles.Content(Folder).Select(f => Describe(f, dataset, cancellationToken))],
            Facts = Facts,
        };
        DiskSpace.Guard(Folder, () =>
        {
            var reading = new ArtifactClock(clock.GetUtcNow(), clock.GetElapsedTime(started).TotalSeconds);
            DurableFile.WriteJson(Path.Combine(Folder, ArtifactFiles.Clock), reading);
            ArtifactFiles.SyncAll(Folder);
            DurableFile.WriteJson(Path.Combine(Folder, ArtifactFiles.Manifest), manifest);
        });
        File.Delete(Path.Combine(Folder, ArtifactFiles.Recipe));
        DurableFile.SyncFolder(Folder);
        Directory.Move(Folder, target);
        DurableFile.SyncFolder(Path.GetDirectoryName(target)!);
        return new Artifact(target, ArtifactFiles.ReadManifest(target, out var hash), hash);
    }

    private ManifestFile Describe(string file, Dataset? dataset, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, file);
        long? rows = dataset?.Rows.TryGetValue(file, out var count) == true ? count : null;
        return new(file, new FileInfo(path).Length, ArtifactFiles.Hash(path, cancellationToken), rows);
    }

    private void Prepare()
    {
        var earlier = ArtifactFiles.ReadOptional<ArtifactRecipe>(Folder, ArtifactFiles.Recipe)
            ?? ArtifactFiles.ReadOptional<Manifest>(Folder, ArtifactFiles.Manifest)?.Recipe;
        if (Directory.Exists(Folder) && earlier != Recipe)
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(Folder);
        File.Delete(Path.Combine(Folder, ArtifactFiles.Manifest));
        File.Delete(Path.Combine(Folder, ArtifactFiles.Clock));
        DurableFile.RemoveTemporaries(Folder);
        DiskSpace.Guard(Folder, () => DurableFile.WriteJson(Path.Combine(Folder, ArtifactFiles.Recipe), Recipe));
    }
}
