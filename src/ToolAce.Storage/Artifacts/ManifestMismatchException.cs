namespace ToolAce.Storage.Artifacts;

/// <summary>An artifact's files are readable, yet say something else than its manifest or than the program that opens it.</summary>
public sealed class ManifestMismatchException(string folder, string file, string expected, string actual, Exception? inner = null)
    : ArtifactException(folder, file, expected, actual, inner);
