namespace ToolAce.Eval.General.Isolation;

/// <summary>
/// The first <c>python3</c> on PATH that is the system's own: its real file lies below /usr or /opt. Others live in a home, which an isolated program must not see.
/// </summary>
/// <param name="File">The real file, links resolved.</param>
internal sealed record SystemPython(string File)
{
    private const string Usr = "/usr/";
    private const string Opt = "/opt/";

    /// <summary>The folder to show besides /usr; null when the interpreter lies there.</summary>
    public string? Prefix => File.StartsWith(Opt, StringComparison.Ordinal) ? Path.GetDirectoryName(Path.GetDirectoryName(File)) : null;

    public static SystemPython? Find(string? path) => (path ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathRooted)
        .Select(folder => Real(Path.Combine(folder, "python3")))
        .OfType<string>()
        .Where(file => file.StartsWith(Usr, StringComparison.Ordinal) || (file.StartsWith(Opt, StringComparison.Ordinal) && file.Split('/').Length > 4))
        .Select(file => new SystemPython(file))
        .FirstOrDefault();

    /// <summary>The file behind all links, those of folders on the way included.</summary>
    private static string? Real(string file)
    {
        try
        {
            var target = new FileInfo(file);
            if (!target.Exists)
            {
                return null;
            }

            var resolved = target.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? target.FullName;
            return Path.Combine(RealFolder(Path.GetDirectoryName(resolved)!), Path.GetFileName(resolved));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string RealFolder(string folder)
    {
        var info = new DirectoryInfo(folder);
        var resolved = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? info.FullName;
        return Path.GetDirectoryName(resolved) is { } parent ? Path.Combine(RealFolder(parent), Path.GetFileName(resolved)) : resolved;
    }
}
