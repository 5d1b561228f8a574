using ToolAce.Storage.Homes;

namespace ToolAce.Storage.Artifacts;

/// <summary>The artifacts under one folder: a stage's, a cycle's, or a whole home's. Paths are relative to it and cannot leave it.</summary>
public sealed class ArtifactStore(string root, TimeProvider clock)
{
    /// <summary>The folder, absolute.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Starts an artifact, or takes up the draft that an earlier attempt with the same recipe left. A draft of another recipe is removed.</summary>
    /// <exception cref="InvalidOperationException">The artifact is there already.</exception>
    public ArtifactDraft Create(string path, ArtifactRecipe recipe)
    {
        var folder = Resolve(path);
        Names.Check(recipe.Kind, "artifact kind");
        return Directory.Exists(folder)
            ? throw new InvalidOperationException($"The artifact {folder} is there already, and artifacts do not change: open it, or delete it first.")
            : new ArtifactDraft(folder, recipe, clock);
    }

    /// <summary>Opens an artifact and compares it with its manifest.</summary>
    /// <exception cref="CorruptArtifactException">A file is absent, cut, changed or unreadable.</exception>
    /// <exception cref="ManifestMismatchException">The manifest says something else than the files.</exception>
    public Artifact Open(string path, ArtifactCheck check = ArtifactCheck.Full, CancellationToken cancellationToken = default)
    {
        var folder = Resolve(path);
        var manifest = ArtifactFiles.ReadManifest(folder, out var hash);
        ArtifactVerifier.Verify(folder, manifest, check, cancellationToken);
        return new Artifact(folder, manifest, hash);
    }

    /// <summary>Whether a closed artifact is there.</summary>
    public bool Exists(string path) => File.Exists(Path.Combine(Resolve(path), ArtifactFiles.Manifest));

    /// <summary>The first artifact of this recipe below <paramref name="under"/> in the order of paths, fully checked; null when there is none.</summary>
    public Artifact? Find(ArtifactRecipe recipe, string under = "", CancellationToken cancellationToken = default) =>
        List(under).FirstOrDefault(p => ArtifactFiles.ReadManifest(Resolve(p), out _).Recipe == recipe) is { } path
            ? Open(path, ArtifactCheck.Full, cancellationToken)
            : null;

    /// <summary>Paths of all closed artifacts below <paramref name="under"/>, in ordinal order.</summary>
    public IReadOnlyList<string> List(string under = "")
    {
        var start = under.Length == 0 ? Root : Resolve(under);
        return Directory.Exists(start) ? [.. Closed(start).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Checks every artifact below <paramref name="under"/> and returns what is wrong, one entry an artifact at the most.</summary>
    public IReadOnlyList<ArtifactException> Verify(string under = "", CancellationToken cancellationToken = default)
    {
        var problems = new List<ArtifactException>();
        foreach (var path in List(under))
        {
            try
            {
                Open(path, ArtifactCheck.Full, cancellationToken);
            }
            catch (ArtifactException problem)
            {
                problems.Add(problem);
            }
        }

        return problems;
    }

    /// <summary>Removes an artifact and its draft, so that its stage runs again; its manifest first, so that a half-deleted one never looks whole.</summary>
    public void Delete(string path)
    {
        var folder = Resolve(path);
        if (Directory.Exists(folder))
        {
            File.Delete(Path.Combine(folder, ArtifactFiles.Manifest));
        }

        foreach (var gone in new[] { folder, folder + ArtifactFiles.Partial }.Where(Directory.Exists))
        {
            Directory.Delete(gone, recursive: true);
        }
    }

    /// <summary>The absolute folder of a path below the root.</summary>
    /// <exception cref="ArgumentException">The path is empty, absolute, or could leave the root.</exception>
    public string Resolve(string path) =>
        path.EndsWith(ArtifactFiles.Partial, StringComparison.Ordinal)
            ? throw new ArgumentException($"'{path}' is the name of a draft; name the artifact itself")
            : Path.Combine([Root, .. path.Split('/').Select(step => Names.Check(step, "step of an artifact's path"))]);

    // What lies inside an artifact or a draft is its content, whatever it is called.
    private static IEnumerable<string> Closed(string folder) =>
        folder.EndsWith(ArtifactFiles.Partial, StringComparison.Ordinal) ? []
        : File.Exists(Path.Combine(folder, ArtifactFiles.Manifest)) ? [folder]
        : Directory.EnumerateDirectories(folder).SelectMany(Closed);
}
