using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Bfcl.Python.Evaluation;

/// <summary>The methods of values that an expression may call, <c>', '.join([…])</c> or <c>get_ticket(1).get('id')</c>; the usual ones, the rest reads as unknown.</summary>
internal static class PyMethods
{
    public static PyValue Call(PyValue self, string name, IReadOnlyList<PyValue> arguments) => (self, name, arguments) switch
    {
        (PyValue.Str, "lower", []) => Py.Of(Py.Lower(self)),
        (PyValue.Str, "upper", []) => Py.Of(Py.Upper(self)),
        (PyValue.Str s, "strip", []) => Py.Of(Py.Strip(s.Value)),
        (PyValue.Str s, "split", []) => Py.Strings(Py.Words(s.Value)),
        (PyValue.Str s, "split", [PyValue.Str { Value.Length: > 0 } separator]) => Py.Strings(s.Value.Split(separator.Value)),
        (PyValue.Str s, "splitlines", []) => Py.Strings(Py.Lines(s.Value)),
        (PyValue.Str s, "join", [var items]) => Py.Of(Py.Join(s.Value, items)),
        (PyValue.Str s, "replace", [PyValue.Str { Value.Length: > 0 } old, PyValue.Str @new]) => Py.Of(s.Value.Replace(old.Value, @new.Value)),
        (PyValue.Str, "startswith", [var prefix]) => Py.Of(Py.StartsWith(self, prefix)),
        (PyValue.Str, "endswith", [var suffix]) => Py.Of(Py.EndsWith(self, suffix)),
        (PyValue.Str, "isdigit", []) => Py.Of(Py.IsDigit(self)),
        (PyValue.Dict, "get", [var key]) => Py.Get(self, key, Py.None),
        (PyValue.Dict, "get", [var key, var otherwise]) => Py.Get(self, key, otherwise),
        (PyValue.Dict, "keys", []) => Py.List(Py.Keys(self)),
        (PyValue.Dict, "values", []) => Py.List(Py.Values(self)),
        (PyValue.Dict dict, "copy", []) => Py.Copy(dict),
        (PyValue.List list, "copy", []) => Py.List(list.Items),
        (PyValue.List or PyValue.Tuple, "count", [var item]) => Py.Of(Py.Iterate(self).Count(i => Py.Same(i, item))),
        _ => throw PyException.NoAttribute(self, name),
    };
}
