using TorchSharp;
using static TorchSharp.torch;
#if !FULL_FEED
using TorchSharp.Native;
#endif

namespace ToolAce.Modeling.Decoders;

/// <summary>
/// Fused operators where the tensor library has them: our provider on the CPU. Null elsewhere, the TorchSharp package included; the caller then composes the same of
/// ordinary operators, which also are what tests compare with.
/// </summary>
internal static class Fusion
{
#if FULL_FEED
    public static Tensor? Norm(Tensor x, Tensor weight, double epsilon) => null;

    public static Tensor? Rotate(Tensor x, Tensor cosine, Tensor sine) => null;

    public static Tensor? LowRankLinear(Tensor x, Tensor weight, Tensor a, Tensor b, double scale) => null;

    public static Tensor SiluGate(Tensor gate, Tensor up) => nn.functional.silu(gate).mul(up);
#else
    /// <summary>Root-mean-square norm over the last dimension; the weight is not trained.</summary>
    public static Tensor? Norm(Tensor x, Tensor weight, double epsilon) => Fused.RmsNorm(x, weight, epsilon);

    /// <summary>Rotary positions for tables [time, size].</summary>
    public static Tensor? Rotate(Tensor x, Tensor cosine, Tensor sine) => Fused.Rotate(x, cosine, sine);

    /// <summary>x Wᵀ + scale · (x Aᵀ) Bᵀ; W is not trained.</summary>
    public static Tensor? LowRankLinear(Tensor x, Tensor weight, Tensor a, Tensor b, double scale) => Fused.LowRankLinear(x, weight, a, b, scale);

    /// <summary>silu(gate) · up.</summary>
    public static Tensor SiluGate(Tensor gate, Tensor up) => Fused.SiluGate(gate, up) ?? nn.functional.silu(gate).mul(up);
#endif
}
