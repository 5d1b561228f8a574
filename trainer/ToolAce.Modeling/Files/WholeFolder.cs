namespace ToolAce.Modeling.Files;

/// <summary>Folders that appear whole or not at all.</summary>
public static class WholeFolder
{
    /// <summary>
    /// Lets <paramref name="fill"/> write into a temporary folder beside <paramref name="folder"/>, forces it to disk and renames it. When <paramref name="fill"/> fails,
    /// nothing is left.
    /// </summary>
    /// <exception cref="ModelFolderException"><paramref name="folder"/> is there already and holds something.</exception>
    public static void Write(string folder, Action<string> fill)
    {
        var final = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(final) || (Directory.Exists(final) && Directory.EnumerateFileSystemEntries(final).Any()))
        {
            throw FileProblem.Of(folder, "is there already", "Give another folder, or remove this one");
        }

        var parent = Path.GetDirectoryName(final)!;
        var partial = final + ".partial";
        Directory.CreateDirectory(parent);
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        try
        {
            Directory.CreateDirectory(partial);
            fill(partial);
            DiskSync.FolderAndFiles(partial);
            if (Directory.Exists(final))
            {
                Directory.Delete(final);
            }

            Directory.Move(partial, final);
            DiskSync.Folder(parent);
        }
        catch
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }

            throw;
        }
    }
}
