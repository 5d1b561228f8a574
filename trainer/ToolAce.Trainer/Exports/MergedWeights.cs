using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports;

/// <summary>A base with an adapter merged into it, one tensor at a time: besides the adapter's factors only the tensor asked for is in memory.</summary>
public sealed class MergedWeights : IDisposable
{
    private readonly StoredWeights stored;
    private readonly DecoderModel skeleton;
    private readonly LoraAdapter adapter;
    private readonly Dictionary<string, LoraFactor> factors;

    private MergedWeights(StoredWeights stored, DecoderModel skeleton, LoraAdapter adapter)
    {
        (this.stored, this.skeleton, this.adapter) = (stored, skeleton, adapter);
        factors = adapter.Factors.ToDictionary(f => f.Map + ".weight", f => f.Factor, StringComparer.Ordinal);
    }

    /// <summary>The base's shape, which merging leaves as it is.</summary>
    public DecoderConfig Config => stored.Config;

    /// <summary>Every tensor by its Hugging Face name.</summary>
    public IEnumerable<(string Name, long[] Shape)> Tensors => stored.Tensors;

    /// <summary>Opens both.</summary>
    /// <exception cref="ModelFolderException">One is damaged, or the adapter belongs to another base than the one with <paramref name="baseHash"/>.</exception>
    public static MergedWeights Open(string baseFolder, string adapterFolder, string baseHash)
    {
        var weights = StoredWeights.Open(baseFolder);
        var shapes = Skeleton(weights.Config);
        try
        {
            return new MergedWeights(weights, shapes, PeftFolder.Load(adapterFolder, shapes, baseHash));
        }
        catch
        {
            shapes.Dispose();
            weights.Dispose();
            throw;
        }
    }

    /// <summary>One tensor in single precision. The caller owns it.</summary>
    public Tensor Read(string name)
    {
        using var noGrad = no_grad();
        var weight = stored.Read(name, ScalarType.Float32);
        if (!factors.TryGetValue(name, out var factor))
        {
            return weight;
        }

        using (weight)
        {
            return factor.Merged(weight);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        adapter.Dispose();
        skeleton.Dispose();
        stored.Dispose();
    }

    /// <summary>A model whose weights have shapes but no memory, for the adapter to be read against; it cannot compute.</summary>
    private static DecoderModel Skeleton(DecoderConfig config)
    {
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape, StringComparer.Ordinal);
        return new DecoderModel(config with { ContextLength = 1 }, name =>
        {
            using var nothing = zeros([1]);
            return nothing.expand(shapes[name]).DetachFromDisposeScope();
        });
    }
}
