
namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>A <c>set</c>, in the order of insertion: what a world shows of a set never depends on Python's hash order.</summary>
internal sealed class PySet : PyObject
{
    private readonly PyValue.Dict items = new();

    public PySet()
    {
    }

    public PySet(IEnumerable<PyValue> items)
    {
        foreach (var item in items)
        {
            Add(item);
        }
    }

    public override string TypeName => "set";

    public override bool IsTrue => Count > 0;

    public override bool IsHashable => false;

    public int Count => items.Count;

    public IEnumerable<PyValue> Items => items.Entries.Select(e => e.Key);

    public void Add(PyValue item) => items.Set(Py.Hashable(item), Py.None);

    public bool Contains(PyValue item) => items.Find(Py.Hashable(item)) is not null;

    public override bool EqualTo(PyValue other) => other is PySet set && set.Count == Count && Items.All(set.Contains);

    public override string Repr() => Count == 0 ? "set()" : "{" + string.Join(", ", Items.Select(PyText.Repr)) + "}";

    // Records list the items' texts.
    public override PyValue Tagged() => Py.Dict(("__set__", Py.Sorted(Items.Select(i => Py.Of(PyText.Repr(i))))));

    public override PyValue DeepCopy() => new PySet(Items.Select(i => Py.DeepCopy(i)));
}
