using System.Security.Cryptography;
using System.Text;

namespace ToolAce.Core.Randomness;

/// <summary>Random streams derived from one seed and a path of names, so that work can be cut, reordered and resumed without changing what it draws.</summary>
public static class Seeds
{
    /// <summary>A seed for the stream called by <paramref name="path"/>.</summary>
    public static int Derive(int seed, params ReadOnlySpan<object> path)
    {
        var key = new StringBuilder().Append(seed);
        foreach (var part in path)
        {
            key.Append('/').Append(part);
        }

        return BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString()))) & int.MaxValue;
    }

    /// <summary>The random stream called by <paramref name="path"/>.</summary>
    public static Random Stream(int seed, params ReadOnlySpan<object> path) => new(Derive(seed, path));
}
