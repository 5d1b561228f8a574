using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>Arithmetic: who may meet whom, and what the exceptions say.</summary>
internal static partial class Py
{
    private const int MaximumLength = 10_000_000;

    public static PyValue Add(PyValue left, PyValue right) => (left, right) switch
    {
        (PyValue.Str a, PyValue.Str b) => Of(a.Value + b.Value),
        (PyValue.List a, PyValue.List b) => new PyValue.List([.. a.Items, .. b.Items]),
        (PyValue.Tuple a, PyValue.Tuple b) => new PyValue.Tuple([.. a.Items, .. b.Items]),
        (PyValue.Bytes a, PyValue.Bytes b) => new PyValue.Bytes(a.Value + b.Value),
        (PyValue.Str, _) => throw PyException.TypeError($"can only concatenate str (not \"{TypeName(right)}\") to str"),
        (PyValue.List, _) => throw PyException.TypeError($"can only concatenate list (not \"{TypeName(right)}\") to list"),
        (PyValue.Tuple, _) => throw PyException.TypeError($"can only concatenate tuple (not \"{TypeName(right)}\") to tuple"),
        _ => Arithmetic("+", left, right),
    };

    public static PyValue Subtract(PyValue left, PyValue right) => Arithmetic("-", left, right);

    public static PyValue Multiply(PyValue left, PyValue right)
    {
        if (IsSequence(left) || IsSequence(right))
        {
            var (sequence, times) = IsSequence(left) ? (left, right) : (right, left);
            return PyEquality.Whole(times) is { } count
                ? Repeat(sequence, count)
                : throw PyException.TypeError($"can't multiply sequence by non-int of type '{TypeName(times)}'");
        }

        return Arithmetic("*", left, right);
    }

    public static PyValue Divide(PyValue left, PyValue right) => Arithmetic("/", left, right);

    public static PyValue FloorDivide(PyValue left, PyValue right) => Arithmetic("//", left, right);

    public static PyValue Modulo(PyValue left, PyValue right) => Arithmetic("%", left, right);

    public static PyValue Power(PyValue left, PyValue right) => Arithmetic("**", left, right);

    /// <summary><c>-value</c>.</summary>
    public static PyValue Negate(PyValue value) => value switch
    {
        PyValue.Float f => Of(-f.Value),
        PyValue.Imaginary c => new PyValue.Imaginary(-c.Value),
        _ => new PyValue.Int(-(PyEquality.Whole(value) ?? throw BadOperand("-", value))),
    };

    /// <summary><c>abs(value)</c>.</summary>
    public static PyValue Abs(PyValue value) => value switch
    {
        PyValue.Float f => Of(Math.Abs(f.Value)),
        PyValue.Imaginary c => Of(c.Value.Magnitude),
        _ => new PyValue.Int(BigInteger.Abs(PyEquality.Whole(value) ?? throw PyException.TypeError($"bad operand type for abs(): '{TypeName(value)}'"))),
    };

    /// <summary><c>sum(items)</c>, from left to right beginning with 0.</summary>
    public static PyValue Sum(PyValue items)
    {
        PyValue sum = Of(0);
        foreach (var item in Iterate(items))
        {
            sum = Add(sum, item);
        }

        return sum;
    }

    /// <summary>A binary operator by its sign.</summary>
    public static PyValue Apply(string sign, PyValue left, PyValue right) => sign switch
    {
        "+" => Add(left, right),
        "*" => Multiply(left, right),
        "|" when left is PyValue.Dict a && right is PyValue.Dict b => Merge(a, b),
        "&" or "|" or "^" when left is PyValue.Bool a && right is PyValue.Bool b =>
            Of(sign switch { "&" => a.Value && b.Value, "|" => a.Value || b.Value, _ => a.Value != b.Value }),
        _ => Arithmetic(sign, left, right),
    };

    public static PyException BadOperand(string sign, PyValue value) => PyException.TypeError($"bad operand type for unary {sign}: '{TypeName(value)}'");

    private static PyValue Arithmetic(string sign, PyValue left, PyValue right)
    {
        if (!IsNumeric(left) || !IsNumeric(right) || !Takes(sign, left, right))
        {
            var spelled = sign == "**" ? "** or pow()" : sign;
            throw PyException.TypeError($"unsupported operand type(s) for {spelled}: '{TypeName(left)}' and '{TypeName(right)}'");
        }

        if (sign is "/" or "//" or "%" && !IsTrue(right))
        {
            throw PyException.ZeroDivision(NoDivision(sign, left, right));
        }

        try
        {
            return PyNumbers.Apply(sign, left, right);
        }
        catch (PySyntaxException refused)
        {
            throw Refused(sign, left, right, refused);
        }
    }

    private static bool IsNumeric(PyValue value) => value is PyValue.Int or PyValue.Float or PyValue.Bool or PyValue.Imaginary;

    private static bool Takes(string sign, PyValue left, PyValue right) => sign switch
    {
        "+" or "-" or "*" or "/" or "**" => true,
        "//" or "%" => left is not PyValue.Imaginary && right is not PyValue.Imaginary,
        "@" => false,
        _ => left is PyValue.Int or PyValue.Bool && right is PyValue.Int or PyValue.Bool,
    };

    private static string NoDivision(string sign, PyValue left, PyValue right) => (sign, left, right) switch
    {
        ("/", PyValue.Imaginary, _) or ("/", _, PyValue.Imaginary) => "complex division by zero",
        ("/", PyValue.Float, _) or ("/", _, PyValue.Float) => "float division by zero",
        ("//", PyValue.Float, _) or ("//", _, PyValue.Float) => "float floor division by zero",
        ("%", PyValue.Float, _) or ("%", _, PyValue.Float) => "float modulo",
        ("/", _, _) => "division by zero",
        _ => "integer division or modulo by zero",
    };

    // What PyNumbers refuses of numbers that may meet.
    private static PyException Refused(string sign, PyValue left, PyValue right, PySyntaxException refused) => sign switch
    {
        "**" when !IsTrue(left) => PyException.ZeroDivision("0.0 cannot be raised to a negative power"),
        "**" when left is PyValue.Float || right is PyValue.Float => refused.Message.StartsWith("int too", StringComparison.Ordinal)
            ? PyException.OverflowError("int too large to convert to float")
            : PyException.OverflowError("(34, 'Numerical result out of range')"),
        "<<" or ">>" when PyEquality.Whole(right) < 0 => PyException.ValueError("negative shift count"),
        "/" when left is not PyValue.Float && right is not PyValue.Float => PyException.OverflowError("integer division result too large for a float"),
        _ => refused.Message.StartsWith("int too", StringComparison.Ordinal) ? PyException.OverflowError("int too large to convert to float") : new PyException("MemoryError", ""),
    };

    private static bool IsSequence(PyValue value) => value is PyValue.Str or PyValue.List or PyValue.Tuple or PyValue.Bytes;

    private static PyValue Repeat(PyValue sequence, BigInteger times)
    {
        var length = Len(sequence);
        if (times * length > MaximumLength)
        {
            throw new PyException("MemoryError", "");
        }

        var count = length == 0 || times < 0 ? 0 : (int)times;
        return sequence switch
        {
            PyValue.Str s => Of(string.Concat(Enumerable.Repeat(s.Value, count))),
            PyValue.Bytes b => new PyValue.Bytes(string.Concat(Enumerable.Repeat(b.Value, count))),
            PyValue.List list => List(Enumerable.Repeat(list.Items, count).SelectMany(items => items)),
            _ => new PyValue.Tuple([.. Enumerable.Repeat(((PyValue.Tuple)sequence).Items, count).SelectMany(items => items)]),
        };
    }

    private static PyValue.Dict Merge(PyValue.Dict first, PyValue.Dict second)
    {
        var merged = Copy(first);
        foreach (var (key, value) in second.Entries)
        {
            merged.Set(key, value);
        }

        return merged;
    }
}
