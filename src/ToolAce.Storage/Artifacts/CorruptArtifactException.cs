namespace ToolAce.Storage.Artifacts;

/// <summary>A file of an artifact is absent, cut, changed or unreadable.</summary>
public sealed class CorruptArtifactException(string folder, string file, string expected, string actual, Exception? inner = null)
    : ArtifactException(folder, file, expected, actual, inner);
