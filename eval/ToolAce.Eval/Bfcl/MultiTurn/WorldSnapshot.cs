using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>A world's public attributes at one moment, written as records write them: plain JSON values, tags where JSON has no such type.</summary>
internal static class WorldSnapshot
{
    private const int MaximumDepth = 200;

    /// <summary>The public attributes as they are now; nothing in it changes later.</summary>
    public static PyValue.Dict Take(World world) =>
        new([.. world.Attributes.Where(a => a.Key[0] != '_').Select(a => KeyValuePair.Create<PyValue, PyValue>(Py.Of(a.Key), Tag(a.Value)))]);

    /// <summary>The attributes of <paramref name="after"/> that are not the same in <paramref name="before"/>.</summary>
    public static PyValue.Dict Changes(PyValue.Dict before, PyValue.Dict after) =>
        new([.. after.Entries.Where(e => before.Find(e.Key) is not { } old || !IsIdentical(old, e.Value))]);

    /// <summary>Whether two recorded values are the same to the letter: types count (1 is not 1.0), and so does the order of a dict.</summary>
    public static bool IsIdentical(PyValue first, PyValue second) => PyText.Repr(first) == PyText.Repr(second);

    /// <summary>A value as records write it; too deep a nesting, as of a list that holds itself, is cut off.</summary>
    public static PyValue Tag(PyValue value, int depth = 0) => depth > MaximumDepth ? Py.Of("(too deep)") : value switch
    {
        PyValue.List list => Py.List(list.Items.Select(i => Tag(i, depth + 1))),
        PyValue.Tuple tuple => Py.Dict(("__tuple__", Py.List(tuple.Items.Select(i => Tag(i, depth + 1))))),
        PyValue.Dict dict when dict.Entries.All(e => e.Key is PyValue.Str) =>
            new PyValue.Dict([.. dict.Entries.Select(e => KeyValuePair.Create(e.Key, Tag(e.Value, depth + 1)))]),
        PyValue.Dict dict => Py.Dict(("__dict__", Py.List(dict.Entries.Select(e => Py.List([Tag(e.Key, depth + 1), Tag(e.Value, depth + 1)]))))),
        PyValue.Float f when !double.IsFinite(f.Value) => Py.Dict(("__float__", Py.Of(PyText.Repr(f.Value)))),
        PyValue.Bytes b => Py.Dict(("__bytes__", Py.Of(Convert.ToHexStringLower([.. b.Value.Select(c => (byte)c)])))),
        PyValue.Imaginary => Py.Dict(("__complex__", Py.Of(PyText.Repr(value)))),
        PyObject other => other.Tagged(),
        _ => value,
    };
}
