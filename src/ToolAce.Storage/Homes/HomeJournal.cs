using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using ToolAce.Core.Json;
using ToolAce.Storage.Files;

namespace ToolAce.Storage.Homes;

/// <summary>
/// A list in a home that only ever grows, one JSON object a line. A line is on disk before <see cref="Append"/> returns; writers of any process wait for each other. What a
/// killed writer left unfinished was never said to be kept: readers pass it over, and the next writer cuts it off.
/// </summary>
public sealed class HomeJournal<T>(string path)
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>All lines, oldest first; empty while there is no file.</summary>
    /// <exception cref="InvalidDataException">A whole line is damaged; the message names it.</exception>
    public IReadOnlyList<T> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        var text = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        var lines = new List<T>();
        for (var end = text.IndexOf((byte)'\n'); end >= 0; end = text.IndexOf((byte)'\n'))
        {
            lines.Add(Parse(text[..end]) ?? throw new InvalidDataException($"{path}: line {lines.Count + 1} is damaged. Mend it, or take it out; the lines around it are whole."));
            text = text[(end + 1)..];
        }

        return Parse(text) is { } last ? [.. lines, last] : lines;
    }

    /// <summary>Adds a line at the end.</summary>
    /// <exception cref="IOException">It could not be written; nothing that was there is lost.</exception>
    public void Append(T line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, CoreJson.Options), (byte)'\n'];
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        using var file = Libc.OpenUnlocked(path);
        Lock(file);
        var (end, separator) = End(file);
        DiskSpace.Guard(folder, () =>
        {
            RandomAccess.SetLength(file, end);
            RandomAccess.Write(file, [.. separator, .. bytes], end);
            Libc.Sync(file, path);
            DurableFile.SyncFolder(folder);
        });
    }

    private static T? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, CoreJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Where the next line goes. A last line that only lacks its end, as some editors leave it, is kept.</summary>
    private static (long End, byte[] Separator) End(SafeFileHandle file)
    {
        var bytes = new byte[RandomAccess.GetLength(file)];
        var text = bytes.AsSpan(0, RandomAccess.Read(file, bytes, 0));
        var whole = text.LastIndexOf((byte)'\n') + 1;
        return Parse(text[whole..]) is null ? (whole, []) : (text.Length, [(byte)'\n']);
    }

    private void Lock(SafeFileHandle file)
    {
        for (var waited = TimeSpan.Zero; !Libc.TryLock(file, path); waited += Pause)
        {
            if (waited > Patience)
            {
                throw new IOException($"{path}: another process has been writing here for {Patience.TotalSeconds:N0} s. Try again, or end that process.");
            }

            Thread.Sleep(Pause);
        }
    }
}
