using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Cycles.Configuration;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Stages.Context;

/// <summary>What a stage works with: its inputs, its outputs in its own folder, and where to tell how far it is.</summary>
public sealed class StageContext(StageRequest request, string folder, StageReporter progress, TimeProvider time)
{
    private readonly ArtifactStore store = new(folder, time);

    /// <summary>What was asked.</summary>
    public StageRequest Request { get; } = request;

    /// <summary>The cycle's config.</summary>
    public CycleConfig Config => Request.Config;

    /// <summary>The iteration, from 1.</summary>
    public int Iteration => Request.Iteration;

    /// <summary>The seed of everything random in this stage of this iteration.</summary>
    public int Seed { get; } = Seeds.Derive(request.Config.Seed, request.Stage, request.Iteration);

    /// <summary>Where to tell how far the work is.</summary>
    public StageReporter Progress { get; } = progress;

    /// <summary>
    /// A folder for what only a resumed attempt needs, such as optimizer states. It belongs to this request: another one starts afresh. It goes when the stage is done.
    /// </summary>
    public string WorkFolder { get; } = Path.Combine(folder, "work", request.Recipe("work").Key()[..16]);

    /// <summary>The stage's own folder: clock readings may lie there, beside the artifacts and not in them.</summary>
    public string Folder { get; } = folder;

    /// <summary>The home that the stage's folder lies in: <c>cycles/CYCLE/iteration-N/STAGE</c>.</summary>
    public HomeLayout Home => new(Path.Combine(Folder, "..", "..", "..", ".."));

    /// <summary>The path of a file or folder outside the store.</summary>
    public string Content(string name) => Request.Contents.First(c => c.Name == name).Path;

    /// <summary>The input of this name; the latest iteration's where there are several.</summary>
    public Artifact Input(string artifact) => Inputs(artifact) is [.., var last] ? last : throw new InvalidOperationException($"{Request.Stage} was given no {artifact}");

    /// <summary>The input of this name, or null where the plan has none.</summary>
    public Artifact? OptionalInput(string artifact) => Inputs(artifact) is [.., var last] ? last : null;

    /// <summary>All inputs of this name in the order of iterations, each compared with its manifest and with what was asked.</summary>
    public IReadOnlyList<Artifact> Inputs(string artifact) => [.. Request.Inputs.Where(i => i.Artifact == artifact).OrderBy(i => i.Iteration).Select(Open)];

    /// <summary>Rows of all inputs of this name, in the order of iterations.</summary>
    public IEnumerable<T> Rows<T>(string artifact) => Inputs(artifact).SelectMany(a => a.Read<T>());

    /// <summary>The object in an input that <see cref="WriteJson"/> wrote.</summary>
    public T ReadJson<T>(string artifact) => ReadJson<T>(Input(artifact));

    /// <summary>The object in an artifact that <see cref="WriteJson"/> wrote.</summary>
    public static T ReadJson<T>(Artifact artifact) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(artifact.PathOf(JsonFile)), CoreJson.Options)
        ?? throw new InvalidDataException($"{artifact.PathOf(JsonFile)} holds null");

    /// <summary>An own output that is closed already, by this attempt or one before; null when it is not.</summary>
    public Artifact? Closed(string name)
    {
        if (!store.Exists(name))
        {
            return null;
        }

        var artifact = store.Open(name, ArtifactCheck.Sizes);
        if (artifact.Manifest.Recipe == Request.Recipe(name))
        {
            return artifact;
        }

        store.Delete(name);
        return null;
    }

    /// <summary>Writes a data set, or takes the closed one. <paramref name="fill"/> goes on with the row <see cref="DatasetWriter{T}.ResumedRows"/>.</summary>
    public async Task<Artifact> WriteAsync<T>(string name, Func<DatasetWriter<T>, ArtifactDraft, Task> fill, int rowsPerPart, CancellationToken cancellationToken)
    {
        if (Closed(name) is { } closed)
        {
            return closed;
        }

        var draft = store.Create(name, Request.Recipe(name));
        using var writer = draft.OpenWriter<T>(rowsPerPart);
        await fill(writer, draft);
        cancellationToken.ThrowIfCancellationRequested();
        return writer.Publish(cancellationToken);
    }

    /// <summary>Writes rows that are at hand.</summary>
    public Task<Artifact> WriteAsync<T>(string name, IEnumerable<T> rows, CancellationToken cancellationToken) => WriteAsync<T>(
        name,
        (writer, _) =>
        {
            writer.AddRange(rows.Skip((int)writer.ResumedRows));
            return Task.CompletedTask;
        },
        rowsPerPart: 4096,
        cancellationToken);

    /// <summary>Writes rows that are at hand, if there are any. What an earlier request left under the name goes.</summary>
    public async Task WriteSomeAsync<T>(string name, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count > 0)
        {
            await WriteAsync(name, rows, cancellationToken);
        }
        else
        {
            _ = Closed(name);
        }
    }

    /// <summary>Writes one object.</summary>
    public Artifact WriteJson<T>(string name, T value) =>
        WriteFiles(name, draft => File.WriteAllBytes(Path.Combine(draft.Folder, JsonFile), [.. JsonSerializer.SerializeToUtf8Bytes(value, CoreJson.Indented), (byte)'\n']));

    /// <summary>Writes files of any kind, or takes the closed ones.</summary>
    public Artifact WriteFiles(string name, Action<ArtifactDraft> fill)
    {
        if (Closed(name) is { } closed)
        {
            return closed;
        }

        var draft = store.Create(name, Request.Recipe(name));
        fill(draft);
        return draft.Publish();
    }

    private const string JsonFile = "value.json";

    private static Artifact Open(StageInput input)
    {
        var folder = input.Folder;
        var artifact = new ArtifactStore(Path.GetDirectoryName(folder)!, TimeProvider.System).Open(Path.GetFileName(folder));
        return artifact.Hash == input.Hash
            ? artifact
            : throw new InvalidDataException($"{folder} changed after this stage was asked for: its manifest's hash is {artifact.Hash}, not {input.Hash}. Run the cycle again.");
    }
}
