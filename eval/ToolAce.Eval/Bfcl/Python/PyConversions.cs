using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>
/// Python's <c>int(text)</c> and <c>float(text)</c>: blanks around, a sign, digits of any script, an underscore between digits; a float also has
/// <c>inf</c>, <c>infinity</c> and <c>nan</c>.
/// </summary>
internal static class PyConversions
{
    private const int MaximumDigits = 4300;
    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.eE+-");

    /// <summary>Null where Python raises ValueError, also for more digits than Python converts.</summary>
    public static PyValue.Int? ToInt(ReadOnlySpan<char> text)
    {
        if (Plain(text) is not { } plain)
        {
            return null;
        }

        var digits = plain.AsSpan(plain.Length > 0 && plain[0] is '+' or '-' ? 1 : 0);
        var clean = WithoutUnderscores(digits);
        return clean is { Length: > 0 and <= MaximumDigits } && !clean.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? new PyValue.Int((plain[0] == '-' ? -1 : 1) * BigInteger.Parse(clean, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>Null where Python raises ValueError.</summary>
    public static PyValue.Float? ToFloat(ReadOnlySpan<char> text)
    {
        if (Plain(text) is not { } plain)
        {
            return null;
        }

        var signed = plain.Length > 0 && plain[0] is '+' or '-';
        var rest = plain.AsSpan(signed ? 1 : 0);
        double? value = rest switch
        {
            _ when rest.Equals("inf", StringComparison.OrdinalIgnoreCase) || rest.Equals("infinity", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
            _ when rest.Equals("nan", StringComparison.OrdinalIgnoreCase) => double.NaN,
            _ => Decimal(rest),
        };
        return value is { } number ? new PyValue.Float(plain[0] == '-' ? -number : number) : null;
    }

    private static double? Decimal(ReadOnlySpan<char> text)
    {
        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return WithoutUnderscores(text) is { Length: > 0 } clean && (char.IsAsciiDigit(clean[0]) || clean[0] == '.')
            && !clean.AsSpan().ContainsAnyExcept(Number) && double.TryParse(clean, styles, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    // Digits of other scripts become ASCII; null when a character is neither ASCII nor a digit nor a blank.
    private static string? Plain(ReadOnlySpan<char> text)
    {
        var inner = PyStrings.Strip(text);
        if (Ascii.IsValid(inner))
        {
            return inner.ToString();
        }

        var plain = new StringBuilder(inner.Length);
        foreach (var rune in inner.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                plain.Append((char)rune.Value);
            }
            else if (PyStrings.Digit(rune) is var digit and >= 0)
            {
                plain.Append((char)('0' + digit));
            }
            else
            {
                return null;
            }
        }

        return plain.ToString();
    }

    // Null when an underscore does not stand between two digits.
    private static string? WithoutUnderscores(ReadOnlySpan<char> text)
    {
        if (!text.Contains('_'))
        {
            return text.ToString();
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && (i == 0 || i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])))
            {
                return null;
            }
        }

        return text.ToString().Replace("_", "");
    }
}
