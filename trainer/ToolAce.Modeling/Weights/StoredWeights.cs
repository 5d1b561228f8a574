using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Weights;

/// <summary>The weights of a Hugging Face folder one tensor at a time, for work that never needs the whole model in memory.</summary>
public sealed class StoredWeights : IDisposable
{
    private readonly SafetensorsParts files;
    private readonly Dictionary<string, long[]> shapes;

    private StoredWeights(DecoderConfig config, SafetensorsParts files, Dictionary<string, long[]> shapes) => (Config, this.files, this.shapes) = (config, files, shapes);

    /// <summary>The model's shape.</summary>
    public DecoderConfig Config { get; }

    /// <summary>Every tensor by its Hugging Face name, in the order of <see cref="DecoderConfig.Tensors"/>.</summary>
    public IEnumerable<(string Name, long[] Shape)> Tensors => Config.Tensors();

    /// <summary>Opens and checks a folder as <see cref="WeightFolder.Load"/> does.</summary>
    /// <exception cref="ModelFolderException">A file is missing or damaged; a tensor is missing, superfluous, or of another shape.</exception>
    public static StoredWeights Open(string folder)
    {
        var config = WeightFolder.Check(folder).Config;
        return new StoredWeights(config, SafetensorsParts.Open(folder), config.Tensors().ToDictionary(t => t.Name, t => t.Shape));
    }

    /// <summary>One tensor in the given type, on the CPU. The caller owns it.</summary>
    public Tensor Read(string name, ScalarType dtype) => TensorBytes.Read(files.FileOf(name), name, shapes[name], dtype, CPU);

    /// <inheritdoc/>
    public void Dispose() => files.Dispose();
}
