using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>What the layers with a sliding window see. Distances are counted in columns, which padding and packing shift alike for query and key.</summary>
internal static class WindowMask
{
    /// <summary>
    /// The additive mask [1 or batch, 1, time, keys] of the windowed layers when the last <paramref name="time"/> of <paramref name="keys"/> columns ask; null where
    /// <paramref name="mask"/> (null for causal) already says it all: nothing lies outside the window. A single query needs none, as its keys can be cut off.
    /// </summary>
    public static Tensor? Of(DecoderConfig config, Tensor? mask, long time, long keys, ScalarType dtype, Device device)
    {
        if (config.SlidingWindow is not { } window || keys <= window || time == 1)
        {
            return null;
        }

        var before = keys - time;
        var hidden = full([1, 1, time, keys], AdditiveMask.Hidden(dtype), dtype, device);
        var outside = hidden.tril(before - window);
        return mask is null ? outside.add(hidden.triu(before + 1)) : mask.add(outside);
    }
}
