using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>Equality and order.</summary>
internal static partial class Py
{
    public static bool Equal(PyValue left, PyValue right) => PyEquality.AreEqual(left, right);

    public static bool Less(PyValue left, PyValue right) => Ordered("<", left, right);

    public static bool LessOrEqual(PyValue left, PyValue right) => Ordered("<=", left, right);

    public static bool Greater(PyValue left, PyValue right) => Ordered(">", left, right);

    public static bool GreaterOrEqual(PyValue left, PyValue right) => Ordered(">=", left, right);

    /// <summary><c>left sign right</c> for the four signs of order.</summary>
    public static bool Ordered(string sign, PyValue left, PyValue right) => (left, right) switch
    {
        (PyValue.Str a, PyValue.Str b) => Holds(sign, CompareText(a.Value, b.Value)),
        (PyValue.Bytes a, PyValue.Bytes b) => Holds(sign, string.CompareOrdinal(a.Value, b.Value)),
        (PyValue.List a, PyValue.List b) => Lexicographic(sign, a.Items, b.Items),
        (PyValue.Tuple a, PyValue.Tuple b) => Lexicographic(sign, a.Items, b.Items),
        _ when IsNumber(left) && IsNumber(right) => Numbers(sign, left, right),
        _ => throw PyException.TypeError($"'{sign}' not supported between instances of '{TypeName(left)}' and '{TypeName(right)}'"),
    };

    /// <summary><c>min(items)</c>: the first of the smallest.</summary>
    public static PyValue Min(PyValue items) => Extreme(items, "min", Less);

    /// <summary><c>max(items)</c>: the first of the largest.</summary>
    public static PyValue Max(PyValue items) => Extreme(items, "max", Greater);

    /// <summary>Order by code points, which differs from UTF-16 order where characters beyond U+FFFF meet those from U+E000 on.</summary>
    public static int CompareText(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] != b[i])
            {
                return char.IsSurrogate(a[i]) == char.IsSurrogate(b[i]) ? a[i].CompareTo(b[i]) : char.IsSurrogate(a[i]) ? 1 : -1;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static PyValue Extreme(PyValue items, string name, Func<PyValue, PyValue, bool> beats)
    {
        PyValue? best = null;
        foreach (var item in Iterate(items))
        {
            best = best is null || beats(item, best) ? item : best;
        }

        return best ?? throw PyException.ValueError($"{name}() arg is an empty sequence");
    }

    private static bool Lexicographic(string sign, IReadOnlyList<PyValue> a, IReadOnlyList<PyValue> b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            if (!Same(a[i], b[i]))
            {
                return Ordered(sign, a[i], b[i]);
            }
        }

        return Holds(sign, a.Count.CompareTo(b.Count));
    }

    private static bool Numbers(string sign, PyValue left, PyValue right)
    {
        if (PyEquality.Whole(left) is { } a)
        {
            return PyEquality.Whole(right) is { } b ? Holds(sign, a.CompareTo(b)) : Mixed(sign, a, ((PyValue.Float)right).Value, turned: false);
        }

        var real = ((PyValue.Float)left).Value;
        if (PyEquality.Whole(right) is { } whole)
        {
            return Mixed(sign, whole, real, turned: true);
        }

        var other = ((PyValue.Float)right).Value;
        return sign switch { "<" => real < other, "<=" => real <= other, ">" => real > other, _ => real >= other };
    }

    // Exact, as in Python: the int is never rounded to a float.
    private static bool Mixed(string sign, BigInteger whole, double real, bool turned)
    {
        if (double.IsNaN(real))
        {
            return false;
        }

        var order = double.IsInfinity(real) ? (real > 0 ? -1 : 1) : whole.CompareTo(new BigInteger(Math.Floor(real))) is var floor and not 0 ? floor : double.IsInteger(real) ? 0 : -1;
        return Holds(sign, turned ? -order : order);
    }

    private static bool Holds(string sign, int order) => sign switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
}
