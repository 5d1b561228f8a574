using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>Python's <c>...</c> as a value.</summary>
internal sealed class PyEllipsis : PyValue.Instance
{
    public static PyEllipsis Value { get; } = new();

    public override bool EqualTo(PyValue other) => other is PyEllipsis;

    public override string Repr() => "Ellipsis";

    public override PyValue DeepCopy() => this;
}
