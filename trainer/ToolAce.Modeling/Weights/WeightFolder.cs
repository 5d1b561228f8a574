using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Weights;

/// <summary>Model weights in a Hugging Face folder, read and written as safetensors, one tensor at a time.</summary>
public static class WeightFolder
{
    /// <summary>Bytes of one file of weights, unless said otherwise: what transformers takes as well.</summary>
    public const long PartBytes = 5_000_000_000;

    /// <summary>
    /// Loads a model of a known family. Weights go from the mapped files straight to <paramref name="device"/> in <paramref name="dtype"/>; beside the model itself a few
    /// megabytes of the host's memory are used, whatever the size of the files. What <paramref name="progress"/> throws ends it.
    /// </summary>
    /// <exception cref="ModelFolderException">A file is missing or damaged; a tensor is missing, superfluous, or of another shape or type.</exception>
    public static DecoderModel Load(string folder, ScalarType dtype, Device device, IProgress<WeightProgress>? progress = null)
    {
        var config = DecoderConfig.Load(folder);
        using var files = SafetensorsParts.Open(folder);
        WeightCheck.Compare(folder, config, files);
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        var total = shapes.Keys.Sum(name => files.Tensors[name].Length);
        var (loaded, done) = (new List<Tensor>(), 0L);
        try
        {
            return new DecoderModel(config, name =>
            {
                var tensor = TensorBytes.Read(files.FileOf(name), name, shapes[name], dtype, device).DetachFromDisposeScope();
                loaded.Add(tensor);
                progress?.Report(new WeightProgress(name, done += files.Tensors[name].Length, total));
                return tensor;
            });
        }
        catch
        {
            loaded.ForEach(tensor => tensor.Dispose());
            throw;
        }
    }

    /// <summary>What <see cref="Load"/> would check, by the files' headers alone.</summary>
    /// <returns>The model's shape, and the bytes of its weight files.</returns>
    /// <exception cref="ModelFolderException">As <see cref="Load"/>.</exception>
    public static (DecoderConfig Config, long Bytes) Check(string folder)
    {
        var config = DecoderConfig.Load(folder);
        using var files = SafetensorsParts.Open(folder);
        WeightCheck.Compare(folder, config, files);
        return (config, files.Paths.Sum(path => new FileInfo(path).Length));
    }

    /// <summary>A model with random weights: normal with deviation 0.02 (the token table with <paramref name="tableDeviation"/>), norms one, biases zero.</summary>
    public static DecoderModel Random(DecoderConfig config, int seed, ScalarType dtype, Device device, double tableDeviation = 0.02)
    {
        using var generator = new Generator((ulong)seed); // its own: nobody else's draws come between
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        return new DecoderModel(config, name =>
        {
            using var scope = NewDisposeScope();
            var values = name.EndsWith(".bias", StringComparison.Ordinal) ? zeros(shapes[name])
                : shapes[name].Length == 1 ? ones(shapes[name])
                : randn(shapes[name], generator: generator).mul(name == "model.embed_tokens.weight" ? tableDeviation : 0.02);
            return values.to_type(dtype).to(device).DetachFromDisposeScope();
        });
    }

    /// <summary>As the other <see cref="Save(string, IEnumerable{PendingWeight}, ScalarType, long, IProgress{WeightProgress}?)"/>, of weights that exist and stay their owner's.</summary>
    public static void Save(
        string folder, IEnumerable<(string Name, Tensor Weight)> weights, ScalarType dtype, long partBytes = PartBytes, IProgress<WeightProgress>? progress = null) =>
        Save(folder, weights.Select(w => PendingWeight.Of(w.Name, w.Weight)), dtype, partBytes, progress);

    /// <summary>
    /// Writes <c>model.safetensors</c> in the given type, or parts of at most <paramref name="partBytes"/> bytes (but one tensor at least) with an index, in place of the
    /// folder's weights. Each is made, written and disposed before the next. Everything is whole and on disk before what was there is replaced.
    /// </summary>
    public static void Save(string folder, IEnumerable<PendingWeight> weights, ScalarType dtype, long partBytes = PartBytes, IProgress<WeightProgress>? progress = null) =>
        WeightWriter.Write(folder, weights, dtype, partBytes, progress);

    /// <summary>The type that most weights of a folder are stored in.</summary>
    public static ScalarType StoredDtype(string folder)
    {
        using var files = SafetensorsParts.Open(folder);
        var common = files.Tensors.Values.GroupBy(t => t.Dtype).MaxBy(g => g.Count())!.Key;
        return TensorBytes.TypeOf(common, "most of the weights", folder);
    }
}
