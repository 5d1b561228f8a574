using System.Security.Cryptography;
using ToolAce.Modeling.Safetensors;

namespace ToolAce.Modeling;

/// <summary>Names for model versions that follow from their weights alone.</summary>
public static class ModelVersions
{
    /// <summary>The first 16 hexadecimal digits of the SHA-256 over all weight files of a folder, in the order of their names. Where an index lists the weights, other safetensors files are none.</summary>
    /// <exception cref="ModelFolderException">There are no weight files.</exception>
    public static string WeightHash(string folder)
    {
        var files = File.Exists(Path.Combine(folder, SafetensorsParts.IndexName)) ? SafetensorsParts.FilesOf(folder)
            : Directory.Exists(folder) ? Directory.GetFiles(folder, "*.safetensors").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            throw new ModelFolderException($"{folder} has no *.safetensors file. Put the weights there; other formats are not read.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                hash.AppendData(buffer, 0, read);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
