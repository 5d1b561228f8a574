
namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>The value <c>...</c>, which one of the official lists ends with.</summary>
internal sealed class PyEllipsis : PyObject
{
    private PyEllipsis()
    {
    }

    /// <summary>The one value.</summary>
    public static PyEllipsis Value { get; } = new();

    public override string TypeName => "ellipsis";

    public override bool EqualTo(PyValue other) => ReferenceEquals(this, other);

    public override string Repr() => "Ellipsis";

    public override PyValue DeepCopy() => this;
}
