namespace ToolAce.Cli.Hosting;

/// <summary>The folder that holds <c>configs</c>: the checkout this program was built in, or the folder it was published to.</summary>
internal static class ProgramRoot
{
    /// <summary>The nearest folder at or above <paramref name="start"/> that holds <c>configs</c>; <paramref name="start"/> itself where none does.</summary>
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "configs")))
            {
                return folder.FullName;
            }
        }

        return Path.GetFullPath(start);
    }

    /// <summary>The root of the running program.</summary>
    public static string Current() => Find(AppContext.BaseDirectory);
}
