using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>Lengths, membership, items and iteration.</summary>
internal static partial class Py
{
    /// <summary>The value itself when it can be a key.</summary>
    public static PyValue Hashable(PyValue value)
    {
        switch (value)
        {
            case PyValue.List or PyValue.Dict:
            case PyObject { IsHashable: false }:
                throw PyException.TypeError($"unhashable type: '{TypeName(value)}'");
            case PyValue.Tuple tuple:
                foreach (var item in tuple.Items)
                {
                    Hashable(item);
                }

                return value;
            default:
                return value;
        }
    }

    /// <summary><c>len(value)</c>.</summary>
    public static int Len(PyValue value) => value switch
    {
        PyValue.Str s => CodePoints(s.Value),
        PyValue.Bytes b => b.Value.Length,
        PyValue.List list => list.Items.Count,
        PyValue.Tuple tuple => tuple.Items.Count,
        PyValue.Dict dict => dict.Count,
        PySet set => set.Count,
        _ => throw PyException.TypeError($"object of type '{TypeName(value)}' has no len()"),
    };

    /// <summary><c>item in container</c>.</summary>
    public static bool In(PyValue item, PyValue container) => container switch
    {
        PyValue.Str s => item is PyValue.Str part
            ? s.Value.Contains(part.Value, StringComparison.Ordinal)
            : throw PyException.TypeError($"'in <string>' requires string as left operand, not {TypeName(item)}"),
        PyValue.List list => InItems(item, list.Items),
        PyValue.Tuple tuple => InItems(item, tuple.Items),
        PyValue.Dict dict => dict.Find(Hashable(item)) is not null,
        PySet set => set.Contains(item),
        PyValue.Bytes b when item is PyValue.Bytes part => b.Value.Contains(part.Value, StringComparison.Ordinal),
        _ => throw PyException.TypeError($"argument of type '{TypeName(container)}' is not iterable"),
    };

    /// <summary><c>text in container</c>.</summary>
    public static bool In(string text, PyValue container) => container is PyValue.Dict dict ? dict.Find(text) is not null : In(Of(text), container);

    /// <summary><c>container[index]</c>.</summary>
    public static PyValue GetItem(PyValue container, PyValue index) => container switch
    {
        PyValue.Dict dict => dict.Find(Hashable(index)) ?? throw PyException.KeyError(index),
        PyValue.List list => list.Items[Position(index, list.Items.Count, "list", "list")],
        PyValue.Tuple tuple => tuple.Items[Position(index, tuple.Items.Count, "tuple", "tuple")],
        PyValue.Str s => Of(Character(s.Value, Position(index, CodePoints(s.Value), "string", "string"))),
        _ => throw PyException.TypeError($"'{TypeName(container)}' object is not subscriptable"),
    };

    /// <summary><c>container["key"]</c>.</summary>
    public static PyValue GetItem(PyValue container, string key) =>
        container is PyValue.Dict dict ? dict.Find(key) ?? throw PyException.KeyError(Of(key)) : GetItem(container, Of(key));

    /// <summary><c>container[index] = value</c>.</summary>
    public static void SetItem(PyValue container, PyValue index, PyValue value)
    {
        switch (container)
        {
            case PyValue.Dict dict:
                dict.Set(Hashable(index), value);
                break;
            case PyValue.List list:
                list.Items[Position(index, list.Items.Count, "list", "list assignment")] = value;
                break;
            default:
                throw PyException.TypeError($"'{TypeName(container)}' object does not support item assignment");
        }
    }

    /// <summary><c>container["key"] = value</c>.</summary>
    public static void SetItem(PyValue container, string key, PyValue value) => SetItem(container, Of(key), value);

    /// <summary><c>del container[index]</c>.</summary>
    public static void DeleteItem(PyValue container, PyValue index)
    {
        switch (container)
        {
            case PyValue.Dict dict:
                _ = dict.Remove(Hashable(index)) ? true : throw PyException.KeyError(index);
                break;
            case PyValue.List list:
                list.Items.RemoveAt(Position(index, list.Items.Count, "list", "list assignment"));
                break;
            default:
                throw PyException.TypeError($"'{TypeName(container)}' object doesn't support item deletion");
        }
    }

    /// <summary>The items of a loop over the value. A list may change meanwhile, as in Python; a dict may not.</summary>
    public static IEnumerable<PyValue> Iterate(PyValue value) => value switch
    {
        PyValue.List list => Items(list.Items),
        PyValue.Tuple tuple => tuple.Items,
        PyValue.Dict dict => KeysOf(dict),
        PyValue.Str s => Characters(s.Value),
        PyValue.Bytes b => b.Value.Select(c => (PyValue)Of(c)),
        PySet set => [.. set.Items],
        _ => throw PyException.TypeError($"'{TypeName(value)}' object is not iterable"),
    };

    /// <summary>The receiver of a dict's method: <c>value.method</c> fails when it is no dict.</summary>
    public static PyValue.Dict AsDict(PyValue value, string method) => value as PyValue.Dict ?? throw PyException.NoAttribute(value, method);

    /// <summary>The receiver of a list's method: <c>value.method</c> fails when it is no list.</summary>
    public static PyValue.List AsList(PyValue value, string method) => value as PyValue.List ?? throw PyException.NoAttribute(value, method);

    /// <summary><c>container.get(key, otherwise)</c>.</summary>
    public static PyValue Get(PyValue container, PyValue key, PyValue otherwise) => AsDict(container, "get").Find(Hashable(key)) ?? otherwise;

    /// <summary><c>container.get("key", otherwise)</c>.</summary>
    public static PyValue Get(PyValue container, string key, PyValue otherwise) => AsDict(container, "get").Find(key) ?? otherwise;

    public static IEnumerable<PyValue> Keys(PyValue container) => KeysOf(AsDict(container, "keys"));

    public static IEnumerable<PyValue> Values(PyValue container) => AsDict(container, "values").Entries.Select(e => e.Value);

    public static IReadOnlyList<KeyValuePair<PyValue, PyValue>> Items(PyValue container) => AsDict(container, "items").Entries;

    /// <summary><c>list.append(item)</c>.</summary>
    public static void Append(PyValue list, PyValue item) => AsList(list, "append").Items.Add(item);

    /// <summary><c>list.extend(items)</c>.</summary>
    public static void Extend(PyValue list, PyValue items) => AsList(list, "extend").Items.AddRange([.. Iterate(items)]);

    /// <summary><c>list.remove(item)</c>.</summary>
    public static void Remove(PyValue list, PyValue item)
    {
        var items = AsList(list, "remove").Items;
        var place = items.FindIndex(i => Same(i, item));
        if (place < 0)
        {
            throw PyException.ValueError("list.remove(x): x not in list");
        }

        items.RemoveAt(place);
    }

    /// <summary><c>dict.pop(key)</c>.</summary>
    public static PyValue Pop(PyValue container, PyValue key)
    {
        var dict = AsDict(container, "pop");
        var value = dict.Find(Hashable(key)) ?? throw PyException.KeyError(key);
        dict.Remove(key);
        return value;
    }

    /// <summary><c>first is second or first == second</c>, by which containers look for items.</summary>
    public static bool Same(PyValue first, PyValue second) => ReferenceEquals(first, second) || PyEquality.AreEqual(first, second);

    private static bool InItems(PyValue item, IReadOnlyList<PyValue> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (Same(items[i], item))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<PyValue> Items(List<PyValue> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            yield return items[i];
        }
    }

    private static IEnumerable<PyValue> KeysOf(PyValue.Dict dict)
    {
        var count = dict.Count;
        for (var i = 0; i < count; i++)
        {
            yield return dict.Count == count ? dict.Entries[i].Key : throw new PyException("RuntimeError", "dictionary changed size during iteration");
        }
    }

    private static int Position(PyValue index, int count, string kind, string range)
    {
        if (PyEquality.Whole(index) is not { } whole)
        {
            throw PyException.TypeError(kind == "string"
                ? $"string indices must be integers, not '{TypeName(index)}'"
                : $"{kind} indices must be integers or slices, not {TypeName(index)}");
        }

        var place = whole < 0 ? whole + count : whole;
        return place >= BigInteger.Zero && place < count ? (int)place : throw PyException.IndexError(range + " index out of range");
    }
}
