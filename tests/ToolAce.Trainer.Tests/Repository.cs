namespace ToolAce.Trainer.Tests;

/// <summary>Files of the checked-out tree.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    /// <summary>A path from the root on.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ToolAce.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"no ToolAce.sln above {AppContext.BaseDirectory}");
        }

        return folder;
    }
}
