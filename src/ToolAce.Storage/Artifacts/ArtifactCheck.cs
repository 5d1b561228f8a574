namespace ToolAce.Storage.Artifacts;

/// <summary>How much of an artifact is compared with its manifest when it is opened.</summary>
public enum ArtifactCheck
{
    /// <summary>Names, sizes, hashes, columns and rows.</summary>
    Full,

    /// <summary>Names and sizes: for lists on a page.</summary>
    Sizes,
}
