using ToolAce.Modeling.Lora;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>A linear map y = x Wᵀ + b, with a low-rank adapter when one is attached. Owns its weight and bias, not its adapter.</summary>
public sealed class Projection(string name, Tensor weight, Tensor? bias = null) : IDisposable
{
    /// <summary>The Hugging Face name without <c>.weight</c>, e.g. <c>model.layers.0.self_attn.q_proj</c>.</summary>
    public string Name { get; } = name;

    /// <summary>W, [output, input].</summary>
    public Tensor Weight { get; } = weight;

    /// <summary>b, [output]; null where the map has none.</summary>
    public Tensor? Bias { get; } = bias;

    /// <summary>The adapter added to the map; null for the plain base.</summary>
    public LoraFactor? Adapter { get; set; }

    /// <summary>[…, input] → […, output]. An adapter in training draws its dropout from <paramref name="dropout"/>, torch's default without.</summary>
    public Tensor Forward(Tensor x, Generator? dropout = null)
    {
        if (Adapter?.Fused(x) is { } fused)
        {
            return Bias is null ? fused : fused.add(Bias);
        }

        var y = nn.functional.linear(x, Weight, Bias);
        return Adapter is null ? y : Adapter.AddTo(y, x, dropout, Bias);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Weight.Dispose();
        Bias?.Dispose();
    }
}
