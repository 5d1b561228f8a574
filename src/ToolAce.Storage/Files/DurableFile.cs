using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Storage.Files;

/// <summary>Files that are either whole on disk or not there: written aside, forced to disk, renamed.</summary>
internal static class DurableFile
{
    /// <summary>Ends the name of every file that is not whole yet; whoever finds one after a crash may delete it.</summary>
    public const string Temporary = ".tmp";

    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write });

    /// <summary>A file that nobody but its owner may read.</summary>
    public static void WriteOwners(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(path + Temporary); // one that is there would keep its rights
        Write(path, content, options);
    }

    /// <summary>One JSON object, indented, with a final newline.</summary>
    public static void WriteJson<T>(string path, T value) => Write(path, Json(value));

    public static byte[] Json<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, CoreJson.Indented), (byte)'\n'];

    /// <summary>Forces <paramref name="temporary"/> to disk and gives it its name.</summary>
    public static void Commit(string temporary, string path)
    {
        Sync(temporary);
        File.Move(temporary, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    public static void Sync(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        Libc.Sync(handle, path);
    }

    public static void SyncFolder(string path)
    {
        using var handle = Libc.OpenFolder(path);
        Libc.Sync(handle, path);
    }

    /// <summary>Removes what a killed writer left behind.</summary>
    public static void RemoveTemporaries(string folder)
    {
        foreach (var stray in Directory.EnumerateFiles(folder, "*" + Temporary, SearchOption.AllDirectories))
        {
            File.Delete(stray);
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> content, FileStreamOptions options)
    {
        using (var file = new FileStream(path + Temporary, options))
        {
            file.Write(content);
        }

        Commit(path + Temporary, path);
    }
}
