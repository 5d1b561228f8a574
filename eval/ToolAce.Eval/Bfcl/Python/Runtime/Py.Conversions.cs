using System.Globalization;
using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary><c>int()</c>, <c>float()</c>, <c>round()</c>.</summary>
internal static partial class Py
{
    /// <summary><c>int(value)</c>.</summary>
    public static PyValue.Int Int(PyValue value) => value switch
    {
        PyValue.Int i => i,
        PyValue.Bool b => Of(b.Value ? 1 : 0),
        PyValue.Float f => Truncate(f.Value),
        PyValue.Str s => ParseInt(s.Value, value),
        PyValue.Bytes b => ParseInt(b.Value, value),
        _ => throw PyException.TypeError($"int() argument must be a string, a bytes-like object or a real number, not '{TypeName(value)}'"),
    };

    /// <summary><c>float(value)</c>.</summary>
    public static PyValue.Float Float(PyValue value) => value switch
    {
        PyValue.Float f => f,
        PyValue.Int or PyValue.Bool => Of(Double(value)),
        PyValue.Str s => ParseFloat(s.Value, value),
        PyValue.Bytes b => ParseFloat(b.Value, value),
        _ => throw PyException.TypeError($"float() argument must be a string or a real number, not '{TypeName(value)}'"),
    };

    /// <summary>The float that arithmetic makes of a number.</summary>
    public static double Double(PyValue value)
    {
        if (value is PyValue.Float f)
        {
            return f.Value;
        }

        try
        {
            return PyNumbers.ToDouble(PyEquality.Whole(value) ?? throw PyException.TypeError($"must be real number, not {TypeName(value)}"));
        }
        catch (OverflowException)
        {
            throw PyException.OverflowError("int too large to convert to float");
        }
    }

    /// <summary><c>round(value)</c>: an int, halves to even.</summary>
    public static PyValue Round(PyValue value) => value switch
    {
        PyValue.Float f => Truncate(Math.Round(f.Value, MidpointRounding.ToEven)),
        PyValue.Int or PyValue.Bool => Int(value),
        _ => throw PyException.TypeError($"type {TypeName(value)} doesn't define __round__ method"),
    };

    /// <summary><c>round(value, digits)</c>: of the exact value, halves to even; the type stays.</summary>
    public static PyValue Round(PyValue value, PyValue digits)
    {
        if (IsNone(digits) || !IsNumber(value))
        {
            return Round(value);
        }

        var places = PyEquality.Whole(digits) ?? throw PyException.TypeError($"'{TypeName(digits)}' object cannot be interpreted as an integer");
        if (value is not PyValue.Float real)
        {
            return places >= 0 ? Int(value) : places < -10_000 ? Of(0) : RoundWhole(PyEquality.Whole(value)!.Value, (int)-places);
        }

        // Beyond these bounds nothing, or everything, is cut off.
        if (!double.IsFinite(real.Value) || real.Value == 0 || places > 323)
        {
            return real;
        }

        if (places < -308)
        {
            return Of(Math.CopySign(0.0, real.Value));
        }

        var rounded = double.Parse(PyDecimalText.Scaled(real.Value, (int)places).ToString(CultureInfo.InvariantCulture) + "e" + -(int)places, CultureInfo.InvariantCulture);
        return double.IsFinite(rounded)
            ? Of(rounded == 0 ? Math.CopySign(0.0, real.Value) : rounded)
            : throw PyException.OverflowError("rounded value too large to represent");
    }

    private static PyValue.Int RoundWhole(BigInteger value, int zeros)
    {
        var unit = BigInteger.Pow(10, zeros);
        return new PyValue.Int(PyDecimalText.DivideToEven(value, unit) * unit);
    }

    private static PyValue.Int Truncate(double value)
    {
        if (double.IsNaN(value))
        {
            throw PyException.ValueError("cannot convert float NaN to integer");
        }

        return double.IsInfinity(value) ? throw PyException.OverflowError("cannot convert float infinity to integer") : new PyValue.Int(new BigInteger(value));
    }

    private static PyValue.Int ParseInt(string text, PyValue given)
    {
        var number = AsciiDigits(Strip(text));
        var digits = number.AsSpan(number.Length > 0 && number[0] is '+' or '-' ? 1 : 0);
        if (!AreDigits(digits))
        {
            throw PyException.ValueError($"invalid literal for int() with base 10: {PyText.Repr(given)}");
        }

        var plain = number.Replace("_", "");
        return plain.Length > 4301
            ? throw PyException.ValueError($"Exceeds the limit (4300 digits) for integer string conversion: value has {plain.Length} digits; use sys.set_int_max_str_digits() to increase the limit")
            : new PyValue.Int(BigInteger.Parse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static PyValue.Float ParseFloat(string text, PyValue given)
    {
        var number = AsciiDigits(Strip(text));
        var unsigned = number.AsSpan(number.Length > 0 && number[0] is '+' or '-' ? 1 : 0);
        var sign = number.Length > 0 && number[0] == '-' ? -1.0 : 1.0;
        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            return Of(sign * double.PositiveInfinity);
        }

        if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return Of(double.NaN);
        }

        return IsReal(unsigned)
            ? Of(double.Parse(number.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture))
            : throw PyException.ValueError($"could not convert string to float: {PyText.Repr(given)}");
    }

    private static bool IsReal(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            var exponent = text[(mark + 1)..];
            if (!AreDigits(exponent.Length > 0 && exponent[0] is '+' or '-' ? exponent[1..] : exponent))
            {
                return false;
            }

            text = text[..mark];
        }

        var point = text.IndexOf('.');
        return point < 0
            ? AreDigits(text)
            : text.Length > 1 && (point == 0 || AreDigits(text[..point])) && (point == text.Length - 1 || AreDigits(text[(point + 1)..]));
    }

    // Digits, with single underscores between them.
    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) && !(text[i] == '_' && i > 0 && i < text.Length - 1 && text[i - 1] != '_'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    // Python reads the decimal digits of every script.
    private static string AsciiDigits(string text) =>
        text.Any(c => c > '\u007f' && char.IsDigit(c)) ? string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c)) : text;
}
