using System.Text.Json;

namespace ToolAce.Modeling.Safetensors;

/// <summary>The weights of a model folder: <c>model.safetensors</c>, or the parts that <c>model.safetensors.index.json</c> lists.</summary>
public sealed class SafetensorsParts : IDisposable
{
    /// <summary>Weights in one file.</summary>
    public const string FileName = "model.safetensors";

    /// <summary>The list of parts.</summary>
    public const string IndexName = "model.safetensors.index.json";

    private readonly IReadOnlyList<SafetensorsFile> files;
    private readonly Dictionary<string, SafetensorsFile> homes;

    private SafetensorsParts(IReadOnlyList<SafetensorsFile> files, Dictionary<string, SafetensorsFile> homes)
    {
        (this.files, this.homes) = (files, homes);
        Tensors = homes.ToDictionary(home => home.Key, home => home.Value.Tensors[home.Key], StringComparer.Ordinal);
    }

    /// <summary>What the folder holds, by name. Offsets count inside the tensor's own file.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Tensors { get; }

    /// <summary>The files, in the order of their names.</summary>
    public IEnumerable<string> Paths => files.Select(file => file.Path).Order(StringComparer.Ordinal);

    /// <summary>Opens and checks all parts.</summary>
    /// <exception cref="ModelFolderException">A file is missing, cut short or contradicts itself or the index.</exception>
    public static SafetensorsParts Open(string folder)
    {
        var (whole, index) = (Path.Combine(folder, FileName), Path.Combine(folder, IndexName));
        if (File.Exists(index))
        {
            return OpenParts(folder, index);
        }

        if (!File.Exists(whole))
        {
            var pickled = Directory.Exists(folder) && Directory.GetFiles(folder, "*.bin").Length > 0;
            throw FileProblem.Of(
                folder,
                $"holds neither {FileName} nor {IndexName}",
                pickled ? "Its *.bin files are another format, which is not read: take the model's safetensors files" : "Check the path of the model folder");
        }

        var file = SafetensorsFile.Open(whole);
        return new SafetensorsParts([file], file.Tensors.Keys.ToDictionary(name => name, _ => file, StringComparer.Ordinal));
    }

    /// <summary>The files that the folder's index lists, in the order of their names.</summary>
    /// <exception cref="ModelFolderException">The index cannot be used.</exception>
    public static IReadOnlyList<string> FilesOf(string folder) =>
        [.. WeightMap(Path.Combine(folder, IndexName)).Select(entry => entry.Part).Distinct().Order(StringComparer.Ordinal).Select(part => Path.Combine(folder, part))];

    /// <summary>All bytes of a tensor of up to 2 GiB.</summary>
    public ReadOnlySpan<byte> Bytes(string name) => FileOf(name).Bytes(name);

    /// <summary>The file that holds a tensor.</summary>
    public SafetensorsFile FileOf(string name) => homes.TryGetValue(name, out var file)
        ? file
        : throw FileProblem.Of(Path.GetDirectoryName(files[0].Path)!, $"has no tensor \"{name}\"", "Check that the weights belong to this architecture");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    private static SafetensorsParts OpenParts(string folder, string index)
    {
        var parts = new Dictionary<string, SafetensorsFile>(StringComparer.Ordinal);
        try
        {
            var placed = new Dictionary<string, SafetensorsFile>(StringComparer.Ordinal);
            foreach (var (name, part) in WeightMap(index))
            {
                if (!parts.TryGetValue(part, out var file))
                {
                    parts[part] = file = SafetensorsFile.Open(Path.Combine(folder, part));
                }

                if (!file.Tensors.ContainsKey(name))
                {
                    throw FileProblem.Of(index, $"places tensor \"{name}\" in {part}, which does not hold it", "Fetch the folder again");
                }

                if (!placed.TryAdd(name, file))
                {
                    throw FileProblem.Of(index, $"places tensor \"{name}\" twice", "Fetch the folder again");
                }
            }

            foreach (var file in parts.Values)
            {
                // What the index does not place there came with a file of another model, or would be in two files.
                foreach (var name in file.Tensors.Keys.Where(name => !placed.TryGetValue(name, out var home) || home != file))
                {
                    throw FileProblem.Of(
                        file.Path,
                        placed.TryGetValue(name, out var home) ? $"holds tensor \"{name}\", which {IndexName} places in {Path.GetFileName(home.Path)}" : $"holds tensor \"{name}\", which {IndexName} does not list",
                        "Fetch the folder again");
                }
            }

            return new SafetensorsParts([.. parts.Values], placed);
        }
        catch
        {
            foreach (var file in parts.Values)
            {
                file.Dispose();
            }

            throw;
        }
    }

    private static List<(string Name, string Part)> WeightMap(string index)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(index));
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("weight_map", out var map)
                || map.ValueKind != JsonValueKind.Object
                || !map.EnumerateObject().Any())
            {
                throw FileProblem.Of(index, "has no \"weight_map\" of tensor names to files", "Fetch the folder again");
            }

            return [.. map.EnumerateObject().Select(entry => (entry.Name, Part(entry, index)))];
        }
        catch (JsonException problem)
        {
            throw FileProblem.Of(index, $"is no JSON: {problem.Message}", "Fetch the folder again");
        }
    }

    private static string Part(JsonProperty entry, string index) =>
        entry.Value.ValueKind == JsonValueKind.String && entry.Value.GetString() is { Length: > 0 } part && part == Path.GetFileName(part) && part.EndsWith(".safetensors", StringComparison.Ordinal)
            ? part
            : throw FileProblem.Of(index, $"places tensor \"{entry.Name}\" in no file of its own folder", "Fetch the folder again");
}
