using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Weights;

/// <summary>Model weights in a Hugging Face folder, read and written as safetensors.</summary>
public static class WeightFolder
{
    /// <summary>Loads a model of a known family. Weights are converted to <paramref name="dtype"/>.</summary>
    /// <exception cref="ModelFolderException">A file is missing or damaged; a tensor is missing, superfluous, or of another shape or type.</exception>
    public static DecoderModel Load(string folder, ScalarType dtype, Device device)
    {
        var config = DecoderConfig.Load(folder);
        using var files = SafetensorsParts.Open(folder);
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        Compare(folder, config, files, shapes);
        return new DecoderModel(config, name => Convert(TensorBytes.Read(files.FileOf(name), name, shapes[name]), dtype, device));
    }

    /// <summary>What <see cref="Load"/> would check, by the files' headers alone.</summary>
    /// <returns>The model's shape, and the bytes of its weights as they are stored.</returns>
    /// <exception cref="ModelFolderException">As <see cref="Load"/>.</exception>
    public static (DecoderConfig Config, long Bytes) Check(string folder)
    {
        var config = DecoderConfig.Load(folder);
        using var files = SafetensorsParts.Open(folder);
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        Compare(folder, config, files, shapes);
        foreach (var (name, shape) in shapes)
        {
            if (!files.Tensors[name].Shape.SequenceEqual(shape))
            {
                throw new ModelFolderException($"{name} in {folder} is [{string.Join(", ", files.Tensors[name].Shape)}], but its config.json asks for [{string.Join(", ", shape)}]. Config and weights must come from the same model.");
            }
        }

        return (config, Directory.GetFiles(folder, "*.safetensors").Sum(f => new FileInfo(f).Length));
    }

    /// <summary>A model with random weights: normal with deviation 0.02 (the token table with <paramref name="tableDeviation"/>), norms one, biases zero.</summary>
    public static DecoderModel Random(DecoderConfig config, int seed, ScalarType dtype, Device device, double tableDeviation = 0.02)
    {
        manual_seed(seed);
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        return new DecoderModel(config, name =>
        {
            using var scope = NewDisposeScope();
            var values = name.EndsWith(".bias", StringComparison.Ordinal) ? zeros(shapes[name]) : shapes[name].Length == 1 ? ones(shapes[name]) : randn(shapes[name]).mul(name == "model.embed_tokens.weight" ? tableDeviation : 0.02);
            return values.to_type(dtype).to(device).DetachFromDisposeScope();
        });
    }

    /// <summary>Writes <c>model.safetensors</c> in the given type; atomically.</summary>
    public static void Save(string folder, IEnumerable<(string Name, Tensor Weight)> weights, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        SafetensorsWriter.Write(
            Path.Combine(folder, "model.safetensors"),
            [.. weights.Select(w => TensorBytes.Of(w.Name, w.Weight, dtype))],
            new Dictionary<string, string> { ["format"] = "pt" });
    }

    /// <summary>The type that most weights of a folder are stored in.</summary>
    public static ScalarType StoredDtype(string folder)
    {
        using var files = SafetensorsParts.Open(folder);
        var common = files.Tensors.Values.GroupBy(t => t.Dtype).MaxBy(g => g.Count())!.Key;
        return TensorBytes.TypeOf(common, "most of the weights", folder);
    }

    private static void Compare(string folder, DecoderConfig config, SafetensorsParts files, Dictionary<string, long[]> shapes)
    {
        var missing = shapes.Keys.Except(files.Tensors.Keys).ToList();
        var superfluous = files.Tensors.Keys.Except(shapes.Keys).Where(n => !IsDerived(n, config)).ToList();
        if (missing.Count > 0 || superfluous.Count > 0)
        {
            throw new ModelFolderException(
                $"The weights in {folder} do not fit its config.json: {missing.Count} missing ({Few(missing)}), {superfluous.Count} superfluous ({Few(superfluous)}). Config and weights must come from the same model.");
        }
    }

    private static bool IsDerived(string name, DecoderConfig config) =>
        name.EndsWith("rotary_emb.inv_freq", StringComparison.Ordinal) || (config.TiedEmbeddings && name == "lm_head.weight");

    private static string Few(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", …" : "");

    private static Tensor Convert(Tensor stored, ScalarType dtype, Device device)
    {
        using var scope = NewDisposeScope();
        scope.Attach(stored);
        return stored.to_type(dtype).to(device).DetachFromDisposeScope();
    }
}
