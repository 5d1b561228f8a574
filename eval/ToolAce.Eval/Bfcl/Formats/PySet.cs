using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>A Python <c>set</c> that a literal makes; no declared type is one.</summary>
internal sealed class PySet : PyValue.Instance
{
    private readonly HashSet<PyValue> items = [];

    public PySet(IEnumerable<PyValue> values)
    {
        foreach (var value in values)
        {
            items.Add(Hashable(value));
        }
    }

    /// <summary>The value itself.</summary>
    /// <exception cref="PySyntaxException">It can be changed, so it has no hash.</exception>
    public static PyValue Hashable(PyValue value) => value switch
    {
        List or Dict or PySet => throw new PySyntaxException("unhashable type", "TypeError"),
        Tuple tuple => new Tuple([.. tuple.Items.Select(Hashable)]),
        _ => value,
    };

    public override bool EqualTo(PyValue other) => other is PySet set && items.SetEquals(set.items);

    public override string Repr() => items.Count == 0 ? "set()" : "{" + string.Join(", ", items) + "}";

    public override PyValue DeepCopy() => this;
}
