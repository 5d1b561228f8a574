using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>
/// What a block needs besides its input: rotary factors, an additive mask [batch, 1, time, keys] (null means causal without one), and the cache in generation.
/// </summary>
internal sealed record AttentionContext(Tensor Cosine, Tensor Sine, Tensor? Mask, KeyValueCache? Cache)
{
    /// <summary>What takes the mask's place in blocks with a sliding window; null where nothing lies outside it. See <see cref="Decoders.WindowMask"/>.</summary>
    public Tensor? WindowMask { get; init; }
}
