using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Storage.Files;

namespace ToolAce.Storage.Artifacts;

/// <summary>The names and bytes of an artifact's folder.</summary>
internal static class ArtifactFiles
{
    public const string Manifest = "manifest.json";
    public const string Clock = "clock.json";
    public const string Recipe = "recipe.json";
    public const string Partial = ".partial";

    public static string Part(int index) => $"part-{index:00000}.parquet";

    public static bool IsPart(string name) =>
        name.StartsWith("part-", StringComparison.Ordinal) && name.EndsWith(".parquet", StringComparison.Ordinal);

    /// <summary>Paths inside the folder, with '/', in ordinal order; the manifest and its companions are not content.</summary>
    public static IReadOnlyList<string> Content(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f))
            .Where(f => f is not (Manifest or Clock or Recipe))
            .Order(StringComparer.Ordinal)];

    public static string Hash(string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var buffer = new byte[1 << 18];
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static Manifest ReadManifest(string folder, out string hash)
    {
        var path = Path.Combine(folder, Manifest);
        if (!File.Exists(path))
        {
            throw new CorruptArtifactException(folder, Manifest, "a manifest", Directory.Exists(folder) ? "none" : "no such folder");
        }

        var bytes = File.ReadAllBytes(path);
        hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Manifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<Manifest>(bytes, CoreJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw new CorruptArtifactException(folder, Manifest, "JSON of a manifest", $"other text ({wrong.Message})", wrong);
        }

        return manifest.Format == Artifacts.Manifest.CurrentFormat
            ? manifest
            : throw new ManifestMismatchException(folder, Manifest, $"format {Artifacts.Manifest.CurrentFormat}", $"format {manifest.Format}");
    }

    /// <summary>Null when there is none; it is never needed.</summary>
    public static T? ReadOptional<T>(string folder, string name)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, name)), CoreJson.Options);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public static void SyncAll(string folder)
    {
        foreach (var file in Content(folder))
        {
            DurableFile.Sync(Path.Combine(folder, file));
        }

        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
        {
            DurableFile.SyncFolder(inner);
        }

        DurableFile.SyncFolder(folder);
    }
}
