namespace ToolAce.Storage.Artifacts;

/// <summary>
/// What closes an artifact, written last as manifest.json. It holds no clock reading and no absolute path, so that two runs of one recipe write the
/// same bytes.
/// </summary>
public sealed record Manifest(int Format, string Id, ArtifactRecipe Recipe)
{
    /// <summary>The newest format this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>A data set's rows in all; null for an artifact that is no data set.</summary>
    public long? Rows { get; init; }

    /// <summary>Rows in every part but the last; null for an artifact that is no data set.</summary>
    public int? RowsPerPart { get; init; }

    /// <summary>A data set's columns; empty for an artifact that is no data set.</summary>
    public IReadOnlyList<ManifestColumn> Columns { get; init; } = [];

    /// <summary>Every file but the manifest and the clock, by path.</summary>
    public IReadOnlyList<ManifestFile> Files { get; init; } = [];

    /// <summary>Anything small that describes the content, by name.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
