
namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>An object of a class beyond the literals: sets, files, decimals and the like.</summary>
internal abstract class PyObject : PyValue.Instance
{
    /// <summary>The class name, as error texts spell it.</summary>
    public abstract string TypeName { get; }

    public virtual bool IsTrue => true;

    public virtual bool IsHashable => true;

    /// <summary>What stands for the value in a record, <c>{"__class__": "File", …}</c> for a file; a copy that shares nothing that can change.</summary>
    public virtual PyValue Tagged() => Py.Dict(("__other__", Py.Of(Repr())));

    /// <summary><c>str(value)</c>.</summary>
    public virtual string Text() => Repr();
}
