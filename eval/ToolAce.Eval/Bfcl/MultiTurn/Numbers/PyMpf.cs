using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Numbers;

/// <summary>A result of <c>mpmath</c>: an <c>mpf</c>, or an <c>mpc</c> when it has an imaginary part. It is written with digits enough to read it back.</summary>
internal sealed class PyMpf(BigReal real, BigReal? imaginary, int bits) : PyObject
{
    private const double BitsPerDigit = 3.3219280948873626;

    public override string TypeName => imaginary is null ? "mpf" : "mpc";

    private int Digits => Math.Max(1, (int)Math.Round(bits / BitsPerDigit) - 1) is var digits && digits == 15 ? 17 : digits + 3;

    public override bool EqualTo(PyValue other) => other is PyMpf number && number.Repr() == Repr();

    public override string Repr() => imaginary is { } part
        ? $"mpc(real='{real.ToText(Digits)}', imag='{part.ToText(Digits)}')"
        : $"mpf('{real.ToText(Digits)}')";

    public override PyValue DeepCopy() => this;
}
