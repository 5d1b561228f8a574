using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Lora;

/// <summary>The two factors of one map's update: A [rank, input], B [output, rank]. Kept in single precision, whatever the base has.</summary>
public sealed class LoraFactor(Tensor a, Tensor b, double scale, double dropout) : IDisposable
{
    /// <summary>A, [rank, input].</summary>
    public Tensor A { get; } = a;

    /// <summary>B, [output, rank].</summary>
    public Tensor B { get; } = b;

    /// <summary>Whether dropout applies.</summary>
    public bool Training { get; set; }

    /// <summary>y + scale · (x Aᵀ) Bᵀ, in y's type.</summary>
    public Tensor AddTo(Tensor y, Tensor x)
    {
        var input = x.dtype == A.dtype ? x : x.to_type(A.dtype);
        if (Training && dropout > 0)
        {
            input = nn.functional.dropout(input, dropout, training: true);
        }

        var update = nn.functional.linear(nn.functional.linear(input, A), B);
        return y.add(update.dtype == y.dtype ? update : update.to_type(y.dtype), scale);
    }

    /// <summary>scale · B A, [output, input], in single precision. The caller owns it.</summary>
    public Tensor Delta() => B.matmul(A).mul(scale);

    /// <inheritdoc/>
    public void Dispose()
    {
        A.Dispose();
        B.Dispose();
    }
}
