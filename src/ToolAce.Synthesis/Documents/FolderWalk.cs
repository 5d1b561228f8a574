namespace ToolAce.Synthesis.Documents;

/// <summary>The files of a folder and all below it, in the order of their names. Links are not followed (they may lead in a circle), hidden entries are not entered.</summary>
internal static class FolderWalk
{
    public static IEnumerable<FoundFile> Files(string root)
    {
        if (File.Exists(root))
        {
            return [new FoundFile(root, Path.GetFileName(root))];
        }

        return Directory.Exists(root) ? Below(new DirectoryInfo(root), "") : throw new DirectoryNotFoundException($"there is nothing at {root}; give a file or a folder of documents");
    }

    private static IEnumerable<FoundFile> Below(DirectoryInfo folder, string prefix)
    {
        if (Entries(folder) is not { } entries)
        {
            yield return new FoundFile(folder.FullName, prefix, DocumentOutcome.Unreadable, "the folder cannot be opened");
            yield break;
        }

        foreach (var entry in entries)
        {
            var relative = prefix + entry.Name;
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                yield return new FoundFile(entry.FullName, relative, DocumentOutcome.LeftOut, "a link, which is not followed");
            }
            else if (entry.Name[0] == '.')
            {
                yield return new FoundFile(entry.FullName, relative, DocumentOutcome.LeftOut, "hidden");
            }
            else if (entry is DirectoryInfo inner)
            {
                foreach (var file in Below(inner, relative + "/"))
                {
                    yield return file;
                }
            }
            else
            {
                yield return new FoundFile(entry.FullName, relative);
            }
        }
    }

    private static IReadOnlyList<FileSystemInfo>? Entries(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }
}
