using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Lora;

/// <summary>
/// One map's update: A [rank, input] and B [output, rank], and with DoRA the magnitude of every output row, [output]. Kept in single precision, whatever the base has.
/// Owns these three, not the base's weight [output, input].
/// </summary>
public sealed class LoraFactor : IDisposable
{
    private readonly Tensor weight;
    private readonly double scale;
    private readonly double dropout;

    /// <summary>Over a base's weight. With <see cref="LoraOptions.Dora"/> and no <paramref name="magnitude"/> given, the magnitudes are those the rows now have.</summary>
    public LoraFactor(Tensor weight, Tensor a, Tensor b, Tensor? magnitude, LoraOptions options)
    {
        (this.weight, scale, dropout) = (weight, options.Scale, options.Dropout);
        (A, B) = (a, b);
        Magnitude = options.Dora ? magnitude ?? RowNorms().DetachFromDisposeScope() : null;
    }

    /// <summary>A, [rank, input].</summary>
    public Tensor A { get; }

    /// <summary>B, [output, rank].</summary>
    public Tensor B { get; }

    /// <summary>DoRA's magnitudes, [output]; null without.</summary>
    public Tensor? Magnitude { get; }

    /// <summary>What is trained: A, B, and the magnitudes where there are any.</summary>
    public IEnumerable<Tensor> Parameters => Magnitude is null ? [A, B] : [A, B, Magnitude];

    /// <summary>Whether dropout applies.</summary>
    public bool Training { get; set; }

    /// <summary>
    /// y + scale · (x Aᵀ) Bᵀ in y's type, where y = x Wᵀ + bias. With DoRA every row of W + scale · B A is given its magnitude; the norm it had counts as a constant for
    /// the gradient (section 4.3 of the paper), and dropout reaches the base's part too, as in PEFT. Dropout draws from <paramref name="generator"/>, torch's default without.
    /// </summary>
    public Tensor AddTo(Tensor y, Tensor x, Generator? generator = null, Tensor? bias = null)
    {
        // A GPU multiplies narrow types many times faster; the factors themselves stay wide, as under autocast.
        var type = x.dtype == ScalarType.Float64 || (x.dtype == ScalarType.BFloat16 && x.device.type == DeviceType.CUDA) ? x.dtype : A.dtype;
        var (input, dropped) = (x.dtype == type ? x : x.to_type(type), Training && dropout > 0);
        if (dropped)
        {
            input = input.mul(empty_like(input).bernoulli_(1 - dropout, generator).div_(1 - dropout));
        }

        var update = nn.functional.linear(nn.functional.linear(input, A.dtype == type ? A : A.to_type(type)), B.dtype == type ? B : B.to_type(type));
        if (Magnitude is null)
        {
            return y.add(update.dtype == y.dtype ? update : update.to_type(y.dtype), scale);
        }

        var plain = dropped ? nn.functional.linear(input.to_type(weight.dtype), weight) : bias is null ? y : y.sub(bias);
        var stretch = Magnitude.div(RowNorms());
        var turned = plain.to_type(ScalarType.Float32).mul(stretch.sub(1)).add(update.to_type(ScalarType.Float32).mul(stretch), scale);
        return y.add(turned.to_type(y.dtype));
    }

    /// <summary>x Wᵀ + scale · (x Aᵀ) Bᵀ as one operator; null where there is none for it (see <see cref="Fusion"/>), or where DoRA or dropout stands between.</summary>
    internal Tensor? Fused(Tensor x) => Magnitude is not null || (Training && dropout > 0) ? null : Fusion.LowRankLinear(x, weight, A, B, scale);

    /// <summary>What is added to the base's weight, [output, input], in single precision. The caller owns it.</summary>
    public Tensor Delta()
    {
        if (Magnitude is null)
        {
            return B.matmul(A).mul(scale);
        }

        using var scope = NewDisposeScope();
        var wide = weight.to_type(ScalarType.Float32);
        return wide.add(B.matmul(A), scale).mul(Magnitude.div(RowNorms()).unsqueeze(1)).sub(wide).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// A weight [output, input] with the update in it, in single precision: the base's own, or the same read again, for work that has no base in memory. The caller owns
    /// the result.
    /// </summary>
    public Tensor Merged(Tensor baseWeight)
    {
        using var scope = NewDisposeScope();
        var sum = baseWeight.to_type(ScalarType.Float32).add(B.matmul(A), scale);
        return (Magnitude is null ? sum : sum.mul(Magnitude.div(sum.square().sum([1]).sqrt()).unsqueeze(1))).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        A.Dispose();
        B.Dispose();
        Magnitude?.Dispose();
    }

    /// <summary>‖W + scale · B A‖ of every output row, without a graph.</summary>
    private Tensor RowNorms()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return weight.to_type(ScalarType.Float32).add(B.matmul(A), scale).square().sum([1]).sqrt().MoveToOuterDisposeScope();
    }
}
