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
        var files = Directory.Exists(root)
            ? Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => new FileInfo(f)).ToList()
            : File.Exists(root) ? [new FileInfo(root)] : throw new DirectoryNotFoundException($"there is nothing at {root}");
        var stamp = string.Join('|', files.Select(f => $"{f.FullName}:{f.Length}:{f.LastWriteTimeUtc.Ticks}"));
        if (known.TryGetValue(root, out var entry) && entry.Stamp == stamp)
        {
            return entry.Hash;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var file in files)
        {
            var name = Directory.Exists(root) ? Path.GetRelativePath(root, file.FullName) : file.Name;
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{file.Length}\n"));
            using var stream = file.OpenRead();
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }
        }

        var value = Convert.ToHexStringLower(hash.GetHashAndReset());
        known[root] = (stamp, value);
        return value;
    }
}
