using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>Slices and sorting.</summary>
internal static partial class Py
{
    /// <summary><c>value[lower:upper:step]</c>; bounds may be <c>None</c>.</summary>
    public static PyValue Slice(PyValue value, PyValue lower, PyValue upper, PyValue step)
    {
        switch (value)
        {
            case PyValue.List list:
                return List(Sliced(list.Items, lower, upper, step));
            case PyValue.Tuple tuple:
                return new PyValue.Tuple([.. Sliced(tuple.Items, lower, upper, step)]);
            case PyValue.Str s:
                return Of(string.Concat(Sliced([.. Characters(s.Value)], lower, upper, step).Select(c => ((PyValue.Str)c).Value)));
            case PyValue.Dict:
                throw PyException.TypeError("unhashable type: 'slice'");
            default:
                throw PyException.TypeError($"'{TypeName(value)}' object is not subscriptable");
        }
    }

    /// <summary><c>sorted(items)</c>: stable, by <c>&lt;</c>.</summary>
    public static PyValue.List Sorted(IEnumerable<PyValue> items, bool reverse = false) => Sorted(items, item => item, reverse);

    /// <summary><c>sorted(items, key=key, reverse=reverse)</c>.</summary>
    public static PyValue.List Sorted(IEnumerable<PyValue> items, Func<PyValue, PyValue> key, bool reverse = false)
    {
        var keyed = items.Select(item => (Key: key(item), Item: item)).ToList();

        // Insertion into a sorted list is stable and never asks an inconsistent comparison twice; reversed, equal items keep their order too.
        var sorted = new List<(PyValue Key, PyValue Item)>(keyed.Count);
        foreach (var entry in keyed)
        {
            var (low, high) = (0, sorted.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (reverse ? Less(sorted[middle].Key, entry.Key) : Less(entry.Key, sorted[middle].Key))
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            sorted.Insert(low, entry);
        }

        return List(sorted.Select(e => e.Item));
    }

    private static IEnumerable<PyValue> Sliced(IReadOnlyList<PyValue> items, PyValue lower, PyValue upper, PyValue step)
    {
        var by = IsNone(step) ? 1 : Clamp(Bound(step));
        if (by == 0)
        {
            throw PyException.ValueError("slice step cannot be zero");
        }

        var backwards = by < 0;
        var first = Edge(lower, items.Count, backwards, backwards ? items.Count - 1 : 0);
        var last = Edge(upper, items.Count, backwards, backwards ? -1 : items.Count);
        var result = new List<PyValue>();
        for (long at = first; backwards ? at > last : at < last; at += by)
        {
            result.Add(items[(int)at]);
        }

        return result;
    }

    private static int Edge(PyValue bound, int count, bool backwards, int otherwise)
    {
        if (IsNone(bound))
        {
            return otherwise;
        }

        var at = Bound(bound);
        at = at < 0 ? at + count : at;
        return (int)BigInteger.Clamp(at, backwards ? -1 : 0, backwards ? count - 1 : count);
    }

    private static BigInteger Bound(PyValue value) =>
        PyEquality.Whole(value) ?? throw PyException.TypeError("slice indices must be integers or None or have an __index__ method");

    private static int Clamp(BigInteger value) => (int)BigInteger.Clamp(value, int.MinValue, int.MaxValue);
}
