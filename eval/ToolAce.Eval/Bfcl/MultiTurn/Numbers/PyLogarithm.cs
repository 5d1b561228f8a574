using System.Numerics;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Numbers;

/// <summary><c>mpmath.log(value) / mpmath.log(base)</c> at a precision of so many decimal digits: an <c>mpf</c>, or an <c>mpc</c> where a number is negative.</summary>
internal static class PyLogarithm
{
    private const int MaximumDigits = 20_000;
    private const double BitsPerDigit = 3.3219280948873626;

    /// <exception cref="PyException">An argument is no number, or the base is 1.</exception>
    public static PyObject Of(PyValue value, PyValue @base, PyValue precision)
    {
        var digits = Py.Int(precision).Value;
        var bits = digits < 0 ? 1 : Math.Max(1, (int)Math.Round((double)(BigInteger.Min(digits, MaximumDigits) + 1) * BitsPerDigit));
        var (number, under) = (Number(value, bits), Number(@base, bits));
        return digits <= MaximumDigits ? Divide(Ln(number, bits), Ln(under, bits), bits) : throw new PyException("MemoryError", "");
    }

    private static (BigReal Real, BigReal? Imaginary) Ln(BigReal number, int bits) =>
        number.Sign < 0 ? (BigLogarithm.Ln(-number, bits), BigLogarithm.Pi(bits)) : (BigLogarithm.Ln(number, bits), null);

    // A text is rounded to the precision; other numbers are taken as they are.
    private static BigReal Number(PyValue value, int bits) => value switch
    {
        PyValue.Int or PyValue.Bool => BigReal.Of(PyEquality.Whole(value)!.Value),
        PyValue.Float f => BigReal.Of(f.Value),
        PyValue.Str s => Parse(s.Value, bits) ?? throw PyException.TypeError($"cannot create mpf from {PyText.Repr(value)}"),
        _ => throw PyException.TypeError($"cannot create mpf from {PyText.Repr(value)}"),
    };

    private static BigReal? Parse(string text, int bits)
    {
        try
        {
            if (text.Split('/') is [var over, var under])
            {
                return BigReal.Divide(BigReal.Of(Py.Int(Py.Of(over)).Value), BigReal.Of(Py.Int(Py.Of(under)).Value), bits) ?? throw PyException.ZeroDivision("");
            }

            if (!double.IsFinite(Py.Float(Py.Of(text)).Value))
            {
                return BigReal.Of(Py.Float(Py.Of(text)).Value);
            }

            var parts = Py.Strip(text).Replace("_", "").ToLowerInvariant().Split('e');
            var power = parts.Length > 1 ? (int)Py.Int(Py.Of(parts[1])).Value : 0;
            var point = parts[0].IndexOf('.');
            var digits = point < 0 ? parts[0] : parts[0].Remove(point, 1);
            power -= point < 0 ? 0 : parts[0].Length - point - 1;
            var mantissa = BigReal.Of(Py.Int(Py.Of(digits)).Value);
            return power >= 0
                ? (mantissa * BigReal.Of(BigInteger.Pow(10, power))).Rounded(bits)
                : BigReal.Divide(mantissa, BigReal.Of(BigInteger.Pow(10, -power)), bits);
        }
        catch (PyException e) when (e.PythonType == "ValueError")
        {
            return null;
        }
    }

    private static PyObject Divide((BigReal Real, BigReal? Imaginary) a, (BigReal Real, BigReal? Imaginary) b, int bits)
    {
        // Inner sums are cut ten bits behind the precision.
        var inner = bits + 10;
        switch (a.Imaginary, b.Imaginary)
        {
            case (null, null):
                return new PyMpf(Quotient(a.Real, b.Real, bits), null, bits);
            case ({ } imaginary, null):
                return new PyMpf(Quotient(a.Real, b.Real, bits), Quotient(imaginary, b.Real, bits), bits);
            case (null, { } under):
                var size = (b.Real * b.Real + under * under).Truncated(inner);
                return new PyMpf(Quotient(b.Real * a.Real, size, bits), Quotient(-(under * a.Real), size, bits), bits);
            case ({ } over, { } under):
                var square = (b.Real * b.Real + under * under).Truncated(inner);
                var real = (a.Real * b.Real + over * under).Truncated(inner);
                var rest = (over * b.Real + -(a.Real * under)).Truncated(inner);
                return new PyMpf(Quotient(real, square, bits), Quotient(rest, square, bits), bits);
        }
    }

    private static BigReal Quotient(BigReal a, BigReal b, int bits) => BigReal.Divide(a, b, bits) ?? throw PyException.ZeroDivision("");
}
