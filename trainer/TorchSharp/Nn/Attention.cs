using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Four ways to the same attention; which one is decided by what the libtorch at hand has and what is asked.</summary>
internal static class Attention
{
    public static Tensor Compute(Tensor query, Tensor key, Tensor value, Tensor? mask, double dropout, bool causal)
    {
        if (Aten.ScaledDotProductAttention.Exists)
        {
            return Aten.ScaledDotProductAttention.Call(query, key, value, mask, dropout, causal);
        }

        if (causal && mask is null && dropout == 0 && Fused.CausalAttention(query, key, value) is { } attended)
        {
            return attended;
        }

        return Aten.InternalScaledDotProductAttention.Exists
            ? Composite(query, key, value, mask, dropout, causal)
            : Composed(query, key, value, mask, dropout, causal);
    }

    /// <summary>libtorch 1.13: one operator made of others, returning the weights too. Its boolean masks are wrong, so none reach it.</summary>
    internal static Tensor Composite(Tensor query, Tensor key, Tensor value, Tensor? mask, double dropout, bool causal)
    {
        using var additive = Additive(mask, query.dtype);
        var (output, weights) = Aten.InternalScaledDotProductAttention.Call2(query, key, value, additive, dropout, false, causal);
        weights.Dispose();
        return output;
    }

    /// <summary>The formula, in operators that every libtorch has.</summary>
    internal static Tensor Composed(Tensor query, Tensor key, Tensor value, Tensor? mask, double dropout, bool causal)
    {
        using var causalMask = causal ? ones([query.size(-2), key.size(-2)], ScalarType.Bool, query.device).tril_() : null;
        using var additive = Additive(causalMask ?? mask, query.dtype);
        using var scaled = query * (1 / Math.Sqrt(query.size(-1)));
        using var transposed = key.transpose(-2, -1);
        using var scores = scaled.matmul(transposed);
        using var masked = additive is null ? scores.alias() : scores.add(additive);
        using var weights = masked.softmax(-1);
        using var dropped = nn.functional.dropout(weights, dropout, training: dropout > 0);
        return dropped.matmul(value);
    }

    private static Tensor? Additive(Tensor? mask, ScalarType dtype)
    {
        if (mask is null || mask.dtype != ScalarType.Bool)
        {
            return mask?.alias();
        }

        using var forbidden = mask.logical_not();
        return zeros(mask.shape, dtype, mask.device).masked_fill_(forbidden, double.NegativeInfinity);
    }
}
