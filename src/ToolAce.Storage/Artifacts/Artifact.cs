namespace ToolAce.Storage.Artifacts;

/// <summary>A closed artifact: its folder, its manifest, and what is in it.</summary>
public sealed class Artifact
{
    internal Artifact(string folder, Manifest manifest, string hash) => (Folder, Manifest, Hash) = (folder, manifest, hash);

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>What closes it.</summary>
    public Manifest Manifest { get; }

    /// <summary>SHA-256 of manifest.json, in hexadecimal: it stands for the whole content, since the manifest holds every file's hash.</summary>
    public string Hash { get; }

    /// <summary>The manifest's id.</summary>
    public string Id => Manifest.Id;

    /// <summary>When it was closed; null when clock.json is gone, which harms nothing.</summary>
    public ArtifactClock? Clock => ArtifactFiles.ReadOptional<ArtifactClock>(Folder, ArtifactFiles.Clock);

    /// <summary>This artifact as an input called <paramref name="name"/> of another.</summary>
    public ArtifactInput As(string name) => new(name, Hash);

    /// <summary>The absolute path of a file that the manifest names.</summary>
    /// <exception cref="FileNotFoundException">It names no such file.</exception>
    public string PathOf(string file) =>
        Manifest.Files.Any(f => f.Path == file)
            ? Path.Combine(Folder, file)
            : throw new FileNotFoundException($"The artifact {Folder} has no file {file}; it has: {string.Join(", ", Manifest.Files.Select(f => f.Path))}");

    /// <summary>The rows in the order written, made while they are read. Columns that <typeparamref name="T"/> does not have are left out.</summary>
    /// <param name="skip">Rows to pass over at the start; whole parts are not even opened.</param>
    /// <param name="take">Most rows to read; null for all.</param>
    /// <exception cref="ManifestMismatchException">The data set lacks a column of <typeparamref name="T"/> or has it with another type.</exception>
    public IEnumerable<T> Read<T>(long skip = 0, long? take = null) => new DatasetReader<T>(this).Read(skip, take);
}
