using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace ToolAce.Core.Randomness;

/// <summary>Random streams derived from one seed and a path of names, so that work can be cut, reordered and resumed without changing what it draws.</summary>
public static class Seeds
{
    private const int UsualKey = 128;

    /// <summary>A seed for the stream called by <paramref name="path"/>.</summary>
    public static int Derive(int seed, params ReadOnlySpan<object> path)
    {
        var key = new StringBuilder().Append(seed);
        foreach (var part in path)
        {
            key.Append('/').Append(part);
        }

        return OfKey(Encoding.UTF8.GetBytes(key.ToString()));
    }

    /// <summary>The same for the path of most streams, of which a dialog takes dozens, without making objects of it.</summary>
    public static int Derive(int seed, string name, int index)
    {
        Span<byte> key = stackalloc byte[UsualKey];
        return Utf8.TryWrite(key, CultureInfo.InvariantCulture, $"{seed}/{name}/{index}", out var length) ? OfKey(key[..length]) : Derive(seed, [name, index]);
    }

    /// <summary>The same for a place in the stream of an index.</summary>
    public static int Derive(int seed, string name, int index, int place)
    {
        Span<byte> key = stackalloc byte[UsualKey];
        return Utf8.TryWrite(key, CultureInfo.InvariantCulture, $"{seed}/{name}/{index}/{place}", out var length) ? OfKey(key[..length]) : Derive(seed, [name, index, place]);
    }

    /// <summary>The random stream called by <paramref name="path"/>.</summary>
    public static Random Stream(int seed, params ReadOnlySpan<object> path) => new(Derive(seed, path));

    /// <summary>The random stream called by name and index.</summary>
    public static Random Stream(int seed, string name, int index) => new(Derive(seed, name, index));

    /// <summary>The random stream called by name, index and place.</summary>
    public static Random Stream(int seed, string name, int index, int place) => new(Derive(seed, name, index, place));

    private static int OfKey(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return BitConverter.ToInt32(hash) & int.MaxValue;
    }
}
