using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>A file of the file system. What a model writes may be of any type. Equality is by name and content.</summary>
internal sealed class PyFile(PyValue name, PyValue content) : PyObject
{
    public PyValue Name { get; } = name;

    public PyValue Content { get; set; } = content;

    public override string TypeName => "File";

    public override bool IsHashable => false;

    public override bool EqualTo(PyValue other) =>
        other is PyFile file && (ReferenceEquals(this, other) || (PyEquality.AreEqual(Name, file.Name) && PyEquality.AreEqual(Content, file.Content)));

    public override string Repr() => $"<file {Py.Text(Name)}>";

    public override PyValue Tagged() => Py.Dict(("__class__", Py.Of(TypeName)), ("name", WorldSnapshot.Tag(Name)), ("content", WorldSnapshot.Tag(Content)));

    public override PyValue DeepCopy() => new PyFile(Name, Py.DeepCopy(Content));
}
