using System.Numerics;
using System.Runtime.CompilerServices;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Python's <c>==</c> and a hash that agrees with it.</summary>
internal static class PyEquality
{
    public static bool AreEqual(PyValue first, PyValue second) => (first, second) switch
    {
        (PyValue.Str a, PyValue.Str b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
        (PyValue.Bytes a, PyValue.Bytes b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
        (PyValue.None, PyValue.None) => true,
        (PyValue.List a, PyValue.List b) => AreEqual(a.Items, b.Items),
        (PyValue.Tuple a, PyValue.Tuple b) => AreEqual(a.Items, b.Items),
        (PyValue.Dict a, PyValue.Dict b) => AreEqual(a, b),
        (PyValue.Instance a, _) => a.EqualTo(second),
        (_, PyValue.Instance b) => b.EqualTo(first),
        _ => NumbersEqual(first, second),
    };

    public static bool Contains(IReadOnlyList<PyValue> values, PyValue wanted)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (AreEqual(values[i], wanted))
            {
                return true;
            }
        }

        return false;
    }

    public static int Hash(PyValue value) => value switch
    {
        PyValue.Str s => s.Value.GetHashCode(StringComparison.Ordinal),
        PyValue.Bytes b => b.Value.GetHashCode(StringComparison.Ordinal),
        PyValue.None => 11,
        PyValue.List list => list.Items.Aggregate(13, (hash, item) => HashCode.Combine(hash, Hash(item))),
        PyValue.Tuple tuple => tuple.Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, Hash(item))),
        PyValue.Dict dict => dict.Entries.Aggregate(19, (hash, entry) => hash ^ Hash(entry.Key)),
        PyValue.Instance instance => instance.Hash(),
        _ => NumberHash(value),
    };

    /// <summary>Python's <c>int</c> value of an int or a bool; null for anything else.</summary>
    public static BigInteger? Whole(PyValue value) => value switch
    {
        PyValue.Int i => i.Value,
        PyValue.Bool b => b.Value ? BigInteger.One : BigInteger.Zero,
        _ => null,
    };

    private static bool AreEqual(IReadOnlyList<PyValue> first, IReadOnlyList<PyValue> second)
    {
        if (first.Count != second.Count)
        {
            return false;
        }

        // Lists and dicts can hold themselves; Python too gives up then.
        RuntimeHelpers.EnsureSufficientExecutionStack();

        for (var i = 0; i < first.Count; i++)
        {
            if (!AreEqual(first[i], second[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(PyValue.Dict first, PyValue.Dict second)
    {
        if (first.Count != second.Count)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < first.Entries.Count; i++)
        {
            // Equal dicts mostly have their keys in the same order.
            var (key, value) = first.Entries[i];
            var (likely, at) = second.Entries[i];
            var other = AreEqual(key, likely) ? at : second.Find(key);
            if (other is null || !AreEqual(value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static bool NumbersEqual(PyValue first, PyValue second)
    {
        if (Whole(first) is { } a)
        {
            return Whole(second) is { } b ? a == b : second switch
            {
                PyValue.Float f => Exactly(a, f.Value),
                PyValue.Imaginary c => c.Value.Imaginary == 0 && Exactly(a, c.Value.Real),
                _ => false,
            };
        }

        return (first, second) switch
        {
            (PyValue.Float x, PyValue.Float y) => x.Value == y.Value,
            (PyValue.Float x, PyValue.Imaginary y) => y.Value.Imaginary == 0 && x.Value == y.Value.Real,
            (PyValue.Imaginary x, PyValue.Imaginary y) => x.Value.Real == y.Value.Real && x.Value.Imaginary == y.Value.Imaginary,
            (PyValue.Float or PyValue.Imaginary, _) when Whole(second) is not null => NumbersEqual(second, first),
            (PyValue.Imaginary, PyValue.Float) => NumbersEqual(second, first),
            _ => false,
        };
    }

    // Python compares int with float exactly: 2**53 + 1 is not 9007199254740992.0.
    private static bool Exactly(BigInteger whole, double real) => double.IsInteger(real) && new BigInteger(real) == whole;

    private static int NumberHash(PyValue value)
    {
        if (Whole(value) is { } whole)
        {
            return whole.GetHashCode();
        }

        var real = value is PyValue.Float f ? f.Value : ((PyValue.Imaginary)value).Value.Real;
        return double.IsInteger(real) ? new BigInteger(real).GetHashCode() : real.GetHashCode();
    }
}
