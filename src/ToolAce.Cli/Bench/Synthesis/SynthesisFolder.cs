using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>Where the data sets are left, as artifacts: <c>context_tree</c>, <c>apis</c>, <c>dialogs</c>, <c>verdicts</c>.</summary>
internal sealed class SynthesisFolder
{
    private const string CodeVersion = "1";
    private readonly ArtifactStore store;
    private readonly SynthesisSize size;

    /// <exception cref="UsageException">The folder holds something already.</exception>
    public SynthesisFolder(string path, SynthesisSize size)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new UsageException($"The folder {path} is not empty.", "Name a new or an empty one with --out.");
        }

        Directory.CreateDirectory(path);
        (store, this.size) = (new ArtifactStore(path, TimeProvider.System), size);
    }

    /// <summary>Writes a data set and closes it.</summary>
    public void Write<T>(string name, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var settings = JsonSerializer.Serialize(new { size.Apis, size.Dialogs }, CoreJson.Options);
        using var writer = store.Create(name, new ArtifactRecipe(name, name, settings, CodeVersion, size.Seed, [])).OpenWriter<T>();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Add(row);
        }

        writer.Publish(cancellationToken);
    }
}
