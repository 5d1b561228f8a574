using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Values as Python's <c>repr</c> writes them.</summary>
internal static class PyText
{
    // 4,300 decimal digits.
    private const long MaximumBits = 14_284;

    public static string Repr(PyValue value) => Append(new StringBuilder(), value).ToString();

    /// <summary>A whole number; one that Python itself refuses to write (more than 4,300 digits) is described.</summary>
    public static string Repr(BigInteger value) =>
        IsTooLong(value) ? $"<an int of {value.GetBitLength()} bits>" : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether Python refuses to write the number.</summary>
    public static bool IsTooLong(BigInteger value) => value.GetBitLength() > MaximumBits;

    public static string Repr(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        // The shortest digits that read back equal, as in Python; only the layout differs: an exponent below 1e-4 and from 1e16 on. Up to 15 digits .NET's own shortest
        // ones are the nearest such; beyond, of several that will do, Python takes the nearest.
        Span<char> own = stackalloc char[32];
        value.TryFormat(own, out var length, "R", CultureInfo.InvariantCulture);
        var (digits, exponent) = Significant(own[..length]);
        for (var precision = digits.Length - 1; precision is >= 15 and < 17; precision++)
        {
            var candidate = value.ToString("E" + precision, CultureInfo.InvariantCulture);
            if (precision == 16 || double.Parse(candidate, CultureInfo.InvariantCulture) == value)
            {
                (digits, exponent) = Significant(candidate);
                break;
            }
        }

        return (double.IsNegative(value) ? "-" : "") + Layout(digits, exponent);
    }

    public static string Repr(string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var result = new StringBuilder().Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var rune = new Rune(text[i], text[i + 1]);
                _ = IsPrintable(Rune.GetUnicodeCategory(rune))
                    ? result.Append(text, i, 2)
                    : result.Append("\\U").Append(rune.Value.ToString("x8", CultureInfo.InvariantCulture));
                i++;
                continue;
            }

            AppendCharacter(result, text[i], quote);
        }

        return result.Append(quote).ToString();
    }

    /// <summary>The digits of a number's text without zeros at either end, and the power of ten of the first.</summary>
    private static (string Digits, int Exponent) Significant(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[text.Length];
        var (count, point, last) = (0, -1, 0);
        var (leading, power) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == 'E')
            {
                power = int.Parse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }

            if (text[i] == '.')
            {
                point = count + leading;
            }
            else if (char.IsAsciiDigit(text[i]))
            {
                if (count == 0 && text[i] == '0')
                {
                    leading++;
                    continue;
                }

                digits[count++] = text[i];
                last = text[i] == '0' ? last : count;
            }
        }

        point = point < 0 ? count + leading : point;
        return last == 0 ? ("0", 0) : (digits[..last].ToString(), power + point - leading - 1);
    }

    private static string Layout(string digits, int exponent)
    {
        if (exponent is < -4 or >= 16)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0') + ".0"
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    private static void AppendCharacter(StringBuilder result, char c, char quote) => _ = c switch
    {
        '\\' => result.Append(@"\\"),
        '\n' => result.Append("\\n"),
        '\r' => result.Append("\\r"),
        '\t' => result.Append("\\t"),
        _ when c == quote => result.Append('\\').Append(c),
        ' ' => result.Append(c),
        _ when IsPrintable(CharUnicodeInfo.GetUnicodeCategory(c)) => result.Append(c),
        <= '\u00ff' => result.Append("\\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)),
        _ => result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
    };

    private static bool IsPrintable(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static StringBuilder Append(StringBuilder text, PyValue value) => value switch
    {
        PyValue.None => text.Append("None"),
        PyValue.Bool b => text.Append(b.Value ? "True" : "False"),
        PyValue.Int i => text.Append(Repr(i.Value)),
        PyValue.Float f => text.Append(Repr(f.Value)),
        PyValue.Imaginary c => text.Append(Complex(c.Value)),
        PyValue.Str s => text.Append(Repr(s.Value)),
        PyValue.Bytes b => text.Append('b').Append(BytesRepr(b.Value)),
        PyValue.List list => Join(text.Append('['), list.Items).Append(']'),
        PyValue.Tuple tuple => Join(text.Append('('), tuple.Items).Append(tuple.Items.Count == 1 ? ",)" : ")"),
        PyValue.Dict dict => Entries(text, dict),
        PyValue.Instance instance => text.Append(instance.Repr()),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "unknown value"),
    };

    private static string Complex(Complex value)
    {
        var imaginary = Whole(value.Imaginary) + "j";
        if (value.Real == 0 && !double.IsNegative(value.Real))
        {
            return imaginary;
        }

        return $"({Whole(value.Real)}{(imaginary[0] == '-' ? "" : "+")}{imaginary})";

        static string Whole(double part)
        {
            var text = Repr(part);
            return text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        }
    }

    private static string BytesRepr(string bytes)
    {
        var quote = bytes.Contains('\'') && !bytes.Contains('"') ? '"' : '\'';
        var result = new StringBuilder().Append(quote);
        foreach (var c in bytes)
        {
            _ = c is > '\u007e' ? result.Append("\\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)) : null;
            if (c <= '\u007e')
            {
                AppendCharacter(result, c, quote);
            }
        }

        return result.Append(quote).ToString();
    }

    private static StringBuilder Join(StringBuilder text, IReadOnlyList<PyValue> items)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < items.Count; i++)
        {
            Append(text.Append(i == 0 ? "" : ", "), items[i]);
        }

        return text;
    }

    private static StringBuilder Entries(StringBuilder text, PyValue.Dict dict)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        text.Append('{');
        for (var i = 0; i < dict.Entries.Count; i++)
        {
            Append(Append(text.Append(i == 0 ? "" : ", "), dict.Entries[i].Key).Append(": "), dict.Entries[i].Value);
        }

        return text.Append('}');
    }
}
