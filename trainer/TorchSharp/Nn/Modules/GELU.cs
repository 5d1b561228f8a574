using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x · Φ(x), exactly or with tanh.</summary>
public sealed class GELU : nn.Module<Tensor, Tensor>
{
    private readonly Approximate _approximate;

    internal GELU(Approximate approximate, bool inplace)
        : base(nameof(GELU))
    {
        _approximate = approximate;
        this.inplace = inplace;
    }

    /// <summary>How Φ is computed.</summary>
    public enum Approximate
    {
        none,
        tanh,
    }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, _approximate, inplace);
}
