namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>
/// An artifact on disk. <paramref name="Path"/> is relative to the home and says cycle, iteration and stage; <paramref name="Hash"/> is the manifest's;
/// <paramref name="RecipeKey"/> is <see cref="Artifacts.ArtifactRecipe.Key"/>.
/// </summary>
public sealed record ArtifactRow(
    string Path,
    string Id,
    string Kind,
    string Name,
    string CycleId,
    int Iteration,
    string Stage,
    string Hash,
    string RecipeKey,
    string Fingerprint,
    string CodeVersion,
    int Seed)
{
    /// <summary>A data set's rows.</summary>
    public long? Rows { get; init; }

    /// <summary>Size of its files.</summary>
    public long Bytes { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Seconds its last attempt took.</summary>
    public double? Seconds { get; init; }
}
