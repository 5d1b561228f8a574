namespace ToolAce.Storage.Artifacts;

/// <summary>An artifact that cannot be used as it is. Retrying does not help; making it anew does.</summary>
public abstract class ArtifactException : IOException
{
    private protected ArtifactException(string folder, string file, string expected, string actual, Exception? inner)
        : base($"{Path.Combine(folder, file)}: expected {expected}, found {actual}. Delete the folder {folder} to let the stage run again.", inner)
    {
        Folder = folder;
        File = file;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The artifact's folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>The file in question, inside the folder.</summary>
    public string File { get; }

    /// <summary>What should have been there.</summary>
    public string Expected { get; }

    /// <summary>What is there.</summary>
    public string Actual { get; }
}
