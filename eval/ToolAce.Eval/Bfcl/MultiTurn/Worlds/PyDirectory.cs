using System.Runtime.CompilerServices;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>A folder of the file system. Equality is by name and contents; copies and moves of a folder share what lies in it, as the official ones do.</summary>
internal sealed class PyDirectory(PyValue name, PyDirectory? parent) : PyObject
{
    private const int MaximumDepth = 200;

    public PyValue Name { get; } = name;

    public PyDirectory? Parent { get; } = parent;

    /// <summary>Files and folders by name.</summary>
    public PyValue.Dict Contents { get; set; } = new();

    public override string TypeName => "Directory";

    public override bool IsHashable => false;

    /// <summary>The item of a name; <c>.</c> is the folder itself.</summary>
    public PyValue? Item(PyValue name) => Py.Is(name, ".") ? this : Contents.Find(Py.Hashable(name));

    public void AddFile(PyValue name, PyValue content) =>
        Contents.Set(name, Py.In(name, Contents) ? throw Exists("File", name) : new PyFile(name, content));

    public PyDirectory AddDirectory(PyValue name)
    {
        var made = Py.In(name, Contents) ? throw Exists("Directory", name) : new PyDirectory(name, this);
        Contents.Set(name, made);
        return made;
    }

    public override bool EqualTo(PyValue other)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return other is PyDirectory directory
            && (ReferenceEquals(this, other) || (PyEquality.AreEqual(Name, directory.Name) && PyEquality.AreEqual(Contents, directory.Contents)));
    }

    public override string Repr() => $"<directory {Py.Text(Name)}>";

    public override PyValue Tagged() => Tagged(depth: 0);

    public override PyValue DeepCopy() => Copy(Parent);

    private PyDirectory Copy(PyDirectory? under)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var copy = new PyDirectory(Name, under);
        foreach (var (key, value) in Contents.Entries)
        {
            copy.Contents.Set(key, value is PyDirectory directory ? directory.Copy(copy) : Py.DeepCopy(value));
        }

        return copy;
    }

    // A folder copied into itself contains itself without end.
    private PyValue Tagged(int depth) => depth > MaximumDepth ? Py.Of("(too deep)") : Py.Dict(
        ("__class__", Py.Of(TypeName)),
        ("name", WorldSnapshot.Tag(Name)),
        ("contents", new PyValue.Dict(
            [.. Contents.Entries.Select(e => KeyValuePair.Create(e.Key, e.Value is PyDirectory directory ? directory.Tagged(depth + 1) : ((PyObject)e.Value).Tagged()))])));

    private PyException Exists(string kind, PyValue name) =>
        PyException.Raised("ValueError", $"{kind} '{Py.Text(name)}' already exists in directory '{Py.Text(Name)}'.");
}
