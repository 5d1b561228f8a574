namespace ToolAce.Web.Hosting;

/// <summary>A folder that nobody but its owner may look into.</summary>
internal static class OwnersFolder
{
    public static DirectoryInfo Make(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
