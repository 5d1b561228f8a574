using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ToolAce.Cycles.Stages.Context;

/// <summary>
/// Hashes of files and folders outside the store, over relative names and contents. Remembered as long as sizes and times of change stay the same: weights of an
/// 8B model take half a minute to read.
/// </summary>
internal sealed class ContentHasher
{
    private readonly ConcurrentDictionary<string, (string Stamp, string Hash)> known = new(StringComparer.Ordinal);

    /// <summary>SHA-256, in hexadecimal.</summary>
    /// <exception cref="DirectoryNotFoundException">There is nothing at <paramref name="path"/>.</exception>
    public string Hash(string path, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(path);
        return Directory.Exists(root)
            ? HashOf(root, [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(root, f), new FileInfo(f)))], cancellationToken)
            : File.Exists(root)
                ? HashOf(root, [(Path.GetFileName(root), new FileInfo(root))], cancellationToken)
                : throw new DirectoryNotFoundException($"there is nothing at {root}");
    }

    /// <summary>The same over some of a folder's files, in the order given.</summary>
    public string Hash(string folder, IReadOnlyList<string> files, CancellationToken cancellationToken) => HashOf(
        $"{Path.GetFullPath(folder)}/{string.Join('|', files)}", [.. files.Select(f => (f, new FileInfo(Path.Combine(folder, f))))], cancellationToken);

    private string HashOf(string key, IReadOnlyList<(string Name, FileInfo File)> files, CancellationToken cancellationToken)
    {
        var stamp = string.Join('|', files.Select(f => $"{f.File.FullName}:{f.File.Length}:{f.File.LastWriteTimeUtc.Ticks}"));
        if (known.TryGetValue(key, out var entry) && entry.Stamp == stamp)
        {
            return entry.Hash;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var (name, file) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{file.Length}\n"));
            using var stream = file.OpenRead();
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }
        }

        var value = Convert.ToHexStringLower(hash.GetHashAndReset());
        known[key] = (stamp, value);
        return value;
    }
}
