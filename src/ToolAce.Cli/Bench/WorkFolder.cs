namespace ToolAce.Cli.Bench;

/// <summary>Where a measurement makes its homes: the folder given, or a new temporary one that goes at the end.</summary>
internal sealed class WorkFolder(string? given) : IDisposable
{
    /// <summary>The folder, absolute.</summary>
    public string Path { get; } = given is null ? Directory.CreateTempSubdirectory("toolace-bench-").FullName : System.IO.Path.GetFullPath(given);

    public void Dispose()
    {
        if (given is null)
        {
            TemporaryFolders.Delete(Path);
        }
    }
}
