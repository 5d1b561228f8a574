using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ToolAce.Modeling;

namespace ToolAce.Onnx.Files;

/// <summary>
/// <c>toolace_onnx.json</c>: what belongs to an export, so that a file cut short or swapped is noticed before ONNX Runtime reads nonsense out of it.
/// </summary>
/// <param name="Precision">"f32" or "f16".</param>
/// <param name="Files">Size in bytes and SHA-256 of the model and of its data, where they stand apart.</param>
internal sealed record OnnxManifest(string Precision, IReadOnlyDictionary<string, OnnxManifest.Entry> Files)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "toolace_onnx.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Names the weights unambiguously: the first 16 hexadecimal digits of the SHA-256 over the files' own.</summary>
    [JsonIgnore]
    public string Version => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(
        string.Concat(Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value.Sha256)))))[..16];

    /// <summary>Whether it is in half precision.</summary>
    [JsonIgnore]
    public bool Half => Precision == "f16";

    /// <summary>Describes the files that a folder holds.</summary>
    public static OnnxManifest Of(string folder, bool half) => new(
        half ? "f16" : "f32",
        new[] { ModelWriter.FileName, ModelWriter.DataFileName }
            .Where(f => File.Exists(Path.Combine(folder, f)))
            .ToDictionary(f => f, f => new Entry(new FileInfo(Path.Combine(folder, f)).Length, HashOf(Path.Combine(folder, f)))));

    /// <summary>Reads it.</summary>
    /// <exception cref="ModelFolderException">It is missing or damaged.</exception>
    public static OnnxManifest Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new ModelFolderException($"{folder} has no {FileName}, so it is not an ONNX export of this program. Export the checkpoint again.");
        }

        try
        {
            return JsonSerializer.Deserialize<OnnxManifest>(File.ReadAllText(path), Options) is { Files: not null } manifest && manifest.Files.ContainsKey(ModelWriter.FileName)
                ? manifest
                : throw new JsonException($"it names no {ModelWriter.FileName}");
        }
        catch (JsonException e)
        {
            throw new ModelFolderException($"{path} is damaged ({e.Message}). Export the checkpoint again.", e);
        }
    }

    /// <summary>Compares the files with what is said of them.</summary>
    /// <exception cref="ModelFolderException">One is missing, of another size, or of other content.</exception>
    public void Check(string folder)
    {
        foreach (var (name, expected) in Files)
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists)
            {
                throw new ModelFolderException($"{folder} lacks {name}, which belongs to this export. Copy all of its files, or export the checkpoint again.");
            }

            if (file.Length != expected.Bytes)
            {
                throw new ModelFolderException($"{file.FullName} has {file.Length} bytes where {expected.Bytes} were written: it was cut short or belongs to another model. Copy it again, or export the checkpoint again.");
            }

            if (HashOf(file.FullName) != expected.Sha256)
            {
                throw new ModelFolderException($"{file.FullName} is not the file that was written: it is damaged or belongs to another model. Copy it again, or export the checkpoint again.");
            }
        }
    }

    /// <summary>Writes it.</summary>
    public void Save(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Options) + "\n");

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>One file.</summary>
    internal sealed record Entry(long Bytes, string Sha256);
}
