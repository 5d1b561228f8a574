using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolAce.Modeling.Files;
using ToolAce.Modeling.Safetensors;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Weights;

/// <summary>
/// Writes the weights of a model folder: <c>model.safetensors</c>, or parts <c>model-00001-of-0000N.safetensors</c> and their index. All files are whole and on disk under
/// other names before the first is renamed. Whenever the process is killed, the folder holds the weights from before or the new ones; only where N parts take the place of
/// N others may it hold none in between, and is then refused when it is read.
/// </summary>
internal static partial class WeightWriter
{
    private const string New = ".new";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string folder, IEnumerable<PendingWeight> weights, ScalarType dtype, long partBytes, IProgress<WeightProgress>? progress)
    {
        var parts = Parts([.. weights.Select(w => TensorBytes.Of(w, dtype))], partBytes);
        var total = parts.Sum(p => p.Sum(Length));
        var names = parts.Count == 1 ? [SafetensorsParts.FileName] : Enumerable.Range(1, parts.Count).Select(i => $"model-{i:D5}-of-{parts.Count:D5}.safetensors").ToList();
        var files = parts.Count == 1 ? names : [.. names, SafetensorsParts.IndexName];
        Remove(folder, Directory.GetFiles(folder, "*" + New).Select(Path.GetFileName)!);
        try
        {
            var done = 0L;
            for (var i = 0; i < parts.Count; i++)
            {
                SafetensorsWriter.Write(
                    Path.Combine(folder, names[i] + New),
                    parts[i].Select(t => t with
                    {
                        Write = stream =>
                        {
                            t.Write(stream);
                            progress?.Report(new WeightProgress(t.Name, done += Length(t), total));
                        },
                    }),
                    new Dictionary<string, string> { ["format"] = "pt" });
            }

            if (parts.Count > 1)
            {
                File.WriteAllText(Path.Combine(folder, SafetensorsParts.IndexName + New), Index(parts, names, total));
            }

            DiskSync.Folder(folder);
        }
        catch
        {
            Remove(folder, files.Select(f => f + New));
            throw;
        }

        Publish(folder, files);
    }

    /// <summary>In the order given, a new part where the next tensor would no longer fit.</summary>
    private static List<List<SafetensorsTensor>> Parts(List<SafetensorsTensor> tensors, long partBytes)
    {
        var (parts, filled) = (new List<List<SafetensorsTensor>> { new() }, 0L);
        foreach (var tensor in tensors)
        {
            if (filled > 0 && filled + Length(tensor) > partBytes)
            {
                parts.Add([]);
                filled = 0;
            }

            parts[^1].Add(tensor);
            filled += Length(tensor);
        }

        return parts;
    }

    private static string Index(List<List<SafetensorsTensor>> parts, List<string> names, long total) => new JsonObject
    {
        ["metadata"] = new JsonObject { ["total_size"] = total },
        ["weight_map"] = new JsonObject(
            parts.Zip(names).SelectMany(p => p.First.Select(t => KeyValuePair.Create(t.Name, (JsonNode?)p.Second))).OrderBy(e => e.Key, StringComparer.Ordinal)),
    }.ToJsonString(Indented) + "\n";

    /// <summary>A reader goes by the index where there is one, else by the one file: so the step that puts the index in place or takes it away is the change.</summary>
    private static void Publish(string folder, List<string> files)
    {
        var old = Directory.GetFiles(folder, "model*.safetensors").Select(Path.GetFileName).Where(f => WeightFile().IsMatch(f!)).ToList();
        if (files.Count > 1 && files.Intersect(old).Any())
        {
            Remove(folder, [SafetensorsParts.IndexName]);
            DiskSync.Folder(folder);
        }

        foreach (var file in files)
        {
            File.Move(Path.Combine(folder, file + New), Path.Combine(folder, file), overwrite: true);
        }

        DiskSync.Folder(folder);
        Remove(folder, old.Append(SafetensorsParts.IndexName).Except(files)!);
        DiskSync.Folder(folder);
    }

    private static void Remove(string folder, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            File.Delete(Path.Combine(folder, file));
        }
    }

    private static long Length(SafetensorsTensor tensor) => tensor.Shape.Aggregate((long)SafetensorsDtypes.Size(tensor.Dtype), (product, extent) => product * extent);

    [GeneratedRegex(@"^model(-\d{5}-of-\d{5})?\.safetensors$")]
    private static partial Regex WeightFile();
}
