using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Lora;

/// <summary>Adapters in PEFT's layout: <c>adapter_config.json</c> and <c>adapter_model.safetensors</c>. The config names the base's weights by hash.</summary>
public static class PeftFolder
{
    private const string WeightFile = "adapter_model.safetensors";
    private const string Prefix = "base_model.model.";
    private const string MagnitudeKey = "lora_magnitude_vector";

    /// <summary>
    /// Writes the adapter. <paramref name="baseHash"/> is <see cref="ModelVersions.WeightHash"/> of the base it belongs to; <paramref name="revision"/> the base's version
    /// where it was published, such as a commit, if known.
    /// </summary>
    public static void Save(string folder, LoraAdapter adapter, string baseName, string baseHash, string? revision = null)
    {
        Directory.CreateDirectory(folder);
        TensorFileIO.Write(Path.Combine(folder, WeightFile), adapter.Factors.SelectMany(f => Named(f.Map, f.Factor)), new Dictionary<string, string> { ["format"] = "pt" });
        File.WriteAllText(Path.Combine(folder, PeftConfig.FileName), new PeftConfig(adapter.Options, baseName, revision, baseHash).ToJson());
    }

    /// <summary>Attaches the adapter of a folder to its base. Every tensor of the file is used, or the adapter refused.</summary>
    /// <exception cref="ModelFolderException">
    /// A file is missing or damaged; the adapter belongs to another base or sets something that is not applied here; a tensor is missing, superfluous or of another shape.
    /// </exception>
    public static LoraAdapter Load(string folder, DecoderModel model, string baseHash)
    {
        var config = PeftConfig.Read(folder);
        config.CheckBase(folder, baseHash);
        var path = Path.Combine(folder, WeightFile);
        if (!File.Exists(path))
        {
            throw new ModelFolderException($"{folder} has no {WeightFile}. Copy the adapter again from where it came from; other formats are not read.");
        }

        using var file = SafetensorsFile.Open(path);
        var maps = model.Projections.Where(p => config.Options.Covers(p.Name)).ToDictionary(p => p.Name);
        Compare(path, config, file, [.. maps.Keys]);
        return LoraAdapter.Attach(
            model,
            config.Options,
            (projection, rank) =>
            {
                var (output, input) = (projection.Weight.shape[0], projection.Weight.shape[1]);
                return (Read(file, Key(projection.Name, "lora_A.weight"), [rank, input], model), Read(file, Key(projection.Name, "lora_B.weight"), [output, rank], model));
            },
            config.Options.Dora ? p => Read(file, MagnitudeOf(file, p.Name), [p.Weight.shape[0]], model) : null);
    }

    private static IEnumerable<(string Name, Tensor Value)> Named(string map, LoraFactor factor)
    {
        yield return (Key(map, "lora_A.weight"), factor.A);
        yield return (Key(map, "lora_B.weight"), factor.B);
        if (factor.Magnitude is not null)
        {
            yield return (Key(map, MagnitudeKey), factor.Magnitude);
        }
    }

    /// <summary>What the config asks for must be what the file holds: a tensor left out or left over would be an adapter that silently does something else.</summary>
    private static void Compare(string path, PeftConfig config, SafetensorsFile file, IReadOnlyList<string> maps)
    {
        var wanted = maps.SelectMany(m => new[] { Key(m, "lora_A.weight"), Key(m, "lora_B.weight") })
            .Concat(config.Options.Dora ? maps.Select(m => MagnitudeOf(file, m)) : [])
            .ToHashSet(StringComparer.Ordinal);
        var missing = wanted.Where(n => !file.Tensors.ContainsKey(n)).ToList();
        var superfluous = file.Tensors.Keys.Where(n => !wanted.Contains(n)).ToList();
        if (wanted.Count == 0 || missing.Count > 0 || superfluous.Count > 0)
        {
            throw new ModelFolderException(
                $"The adapter in {path} does not fit the model: of {wanted.Count} tensors that its targets ({string.Join(", ", config.Options.Targets)}) ask for, {missing.Count} are missing "
                + $"({Few(missing)}), and {superfluous.Count} of the file's {file.Tensors.Count} have no place ({Few(superfluous)}). Load it on '{config.BaseName}', the model it was trained on.");
        }
    }

    private static string Key(string map, string part) => $"{Prefix}{map}.{part}";

    /// <summary>PEFT has written both names.</summary>
    private static string MagnitudeOf(SafetensorsFile file, string map) =>
        file.Tensors.ContainsKey(Key(map, MagnitudeKey + ".weight")) ? Key(map, MagnitudeKey + ".weight") : Key(map, MagnitudeKey);

    private static string Few(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", …" : "");

    private static Tensor Read(SafetensorsFile file, string name, long[] shape, DecoderModel model)
    {
        using var scope = NewDisposeScope();
        return TensorBytes.Read(file, name, shape).to_type(ScalarType.Float32).to(model.Device).MoveToOuterDisposeScope();
    }
}
