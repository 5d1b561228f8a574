using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// Fused operators of the shim with gradients of their own (native/attention.cpp, native/fused.cpp): single precision on the CPU, over a libtorch that has no such
/// operators itself. Not part of TorchSharp's API. Every one answers null where it does not apply; the caller then composes it of other operators.
/// </summary>
public static class Fused
{
    /// <summary>Whether the shim has them.</summary>
    public static bool Exist { get; } = Shim.ta_forwards_sgemm() != 0;

    /// <summary>x / √(mean(x²) + epsilon) · weight over the last dimension; the weight is not trained.</summary>
    public static Tensor? RmsNorm(Tensor x, Tensor weight, double epsilon) =>
        !Exist ? null : Take(Shim.ta_rms_norm(x.Handle, weight.Handle, epsilon), x, weight);

    /// <summary>silu(gate) · up, both of one shape.</summary>
    public static Tensor? SiluGate(Tensor gate, Tensor up) =>
        !Exist ? null : Take(Shim.ta_silu_gate(gate.Handle, up.Handle), gate, up);

    /// <summary>x · cosine + swapped halves of x · sine, for x [batch, heads, time, size] and tables [time, size] whose sine has the sign of its half.</summary>
    public static Tensor? Rotate(Tensor x, Tensor cosine, Tensor sine) =>
        !Exist ? null : Take(Shim.ta_rotate(x.Handle, cosine.Handle, sine.Handle), x, cosine, sine);

    /// <summary>x Wᵀ + scale · (x Aᵀ) Bᵀ; W [output, input] is not trained, A is [rank, input], B [output, rank].</summary>
    public static Tensor? LowRankLinear(Tensor x, Tensor weight, Tensor a, Tensor b, double scale) =>
        !Exist ? null : Take(Shim.ta_low_rank_linear(x.Handle, weight.Handle, a.Handle, b.Handle, scale), x, weight, a, b);

    /// <summary>Softmax(QKᵀ/√size)V where no position sees a later one; [batch, heads, time, size] all three.</summary>
    internal static Tensor? CausalAttention(Tensor query, Tensor key, Tensor value) =>
        !Exist ? null : Take(Shim.ta_causal_attention(query.Handle, key.Handle, value.Handle), query, key, value);

    // The owners stay alive until the call is over, whatever the collector thinks.
    private static Tensor? Take(nint result, params ReadOnlySpan<Tensor> owners)
    {
        foreach (var owner in owners)
        {
            GC.KeepAlive(owner);
        }

        return result != 0 ? new Tensor(result) : Shim.HasError ? throw Shim.Error() : null;
    }
}
