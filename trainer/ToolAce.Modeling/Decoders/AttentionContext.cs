using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>
/// What a block needs besides its input: rotary factors, an additive mask [batch, 1, time, keys] (null means causal without one), the cache in generation, the
/// lengths of the documents that are packed into the row one behind the other (null means one document a row), and where adapters draw their dropout from.
/// </summary>
internal sealed record AttentionContext(Tensor Cosine, Tensor Sine, Tensor? Mask, KeyValueCache? Cache, long[]? Documents = null, Generator? Dropout = null)
{
    /// <summary>
    /// What takes the mask's place in blocks with a sliding window; null where nothing lies outside it. Over packed documents it is the longest one's, [longest,
    /// longest], and a shorter one takes its corner. See <see cref="Decoders.WindowMask"/>.
    /// </summary>
    public Tensor? WindowMask { get; init; }
}
