namespace ToolAce.Cli.Tests.Launcher;

/// <summary>The checkout these tests belong to.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var start = new DirectoryInfo(Environment.GetEnvironmentVariable("TOOLACE_ROOT") ?? AppContext.BaseDirectory);
        for (var folder = start; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ToolAce.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ToolAce.sln at or above {start}. Built outside the checkout? Set TOOLACE_ROOT to its root.");
    }
}
