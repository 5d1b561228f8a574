using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>
/// What a block needs besides its input: rotary factors, an additive mask [batch, 1, time, keys] (null means causal without one), and the cache in generation.
/// </summary>
internal sealed record AttentionContext(Tensor Cosine, Tensor Sine, Tensor? Mask, KeyValueCache? Cache);
