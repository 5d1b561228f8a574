using System.Security.Cryptography;

namespace ToolAce.Eval.Running.Storage;

/// <summary>Names the content of files, whatever their folder is called.</summary>
public static class FileHash
{
    /// <summary>SHA-256, hexadecimal, over the files' names and contents in order; null without files.</summary>
    public static string? Of(IReadOnlyList<string> files)
    {
        if (files.Count == 0)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\0"));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
