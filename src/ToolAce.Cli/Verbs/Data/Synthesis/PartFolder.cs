using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>
/// Parts of an unfinished run, beside the file that it is to become. Each is written aside, forced to disk and named in one step, so whoever is killed loses at most the part
/// under way. One process works in it at a time.
/// </summary>
internal sealed class PartFolder<T> : IDisposable
{
    private const string RequestFile = "request.json";
    private readonly FileStream _lock;
    private int _count;

    private PartFolder(string path, FileStream held, int count) => (Path, _lock, _count) = (path, held, count);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>Opens it for a request, with what an earlier run of the same request left there.</summary>
    /// <exception cref="UsageException">Another process works there, the folder is none of ours, or there is nothing to resume where it has to be.</exception>
    public static PartFolder<T> Open(string path, string request, ResumeMode mode)
    {
        var file = System.IO.Path.Combine(path, RequestFile);
        if (Directory.Exists(path) && !System.IO.File.Exists(file) && Directory.EnumerateFileSystemEntries(path).Any(e => System.IO.Path.GetFileName(e) != "lock"))
        {
            throw new UsageException($"{path} holds something that no run of this command left there.", "Move it away, or give --out another name.");
        }

        var earlier = System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : null;
        if (mode == ResumeMode.Always && earlier != request)
        {
            throw earlier is null
                ? new UsageException($"There is no unfinished run at {path}.", "Say --resume if-possible to begin one.")
                : new UsageException($"The unfinished run at {path} was asked for something else: {earlier.Trim()}", "Give the same options and inputs, or say --resume never to throw it away.");
        }

        Directory.CreateDirectory(path);
        var held = Lock(System.IO.Path.Combine(path, "lock"));
        if (mode == ResumeMode.Never || earlier != request)
        {
            foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos().Where(e => e.Name != "lock"))
            {
                Delete(entry);
            }

            Write(file, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(request)));
        }

        return new PartFolder<T>(path, held, Whole(path));
    }

    /// <summary>How many parts there are.</summary>
    public int Count => _count;

    /// <summary>The parts in order, read one after the other.</summary>
    public IEnumerable<Part<T>> Read() => Enumerable.Range(0, _count).Select(i => Read(Path, i)!);

    public void Add(Part<T> part) => Write(File(_count++), stream => JsonSerializer.Serialize(stream, part, CoreJson.Options));

    /// <summary>Removes the folder: the run is finished.</summary>
    public void Remove()
    {
        Dispose();
        Directory.Delete(Path, recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Writes a file that is whole on disk or not there.</summary>
    public static void Write(string path, Action<Stream> fill)
    {
        using (var aside = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write))
        {
            fill(aside);
            aside.Flush(flushToDisk: true);
        }

        System.IO.File.Move(path + ".tmp", path, overwrite: true);
    }

    private string File(int number) => File(Path, number);

    private static string File(string folder, int number) => System.IO.Path.Combine(folder, $"part-{number:D5}.json");

    /// <summary>Parts from the first on that can be read; what comes after a damaged one is made anew.</summary>
    private static int Whole(string path)
    {
        var count = 0;
        while (Read(path, count) is not null)
        {
            count++;
        }

        return count;
    }

    private static Part<T>? Read(string folder, int number)
    {
        try
        {
            using var stream = System.IO.File.OpenRead(File(folder, number));
            return JsonSerializer.Deserialize<Part<T>>(stream, CoreJson.Options);
        }
        catch (Exception absent) when (absent is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    private static void Delete(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            entry.Delete();
        }
    }

    private static FileStream Lock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (System.IO.File.Exists(file))
        {
            throw new UsageException($"Another process writes {System.IO.Path.GetDirectoryName(file)}.", "Wait for it, or stop it.");
        }
    }
}
