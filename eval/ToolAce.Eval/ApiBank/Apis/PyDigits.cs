using System.Globalization;
using System.Text;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Digits of any script, as Python's <c>str.isdigit</c> and <c>int</c> see them.</summary>
internal static class PyDigits
{
    /// <summary>Python's <c>str.isdigit</c>: decimal digits, and superscripts, circled ones and the like; false for the empty text.</summary>
    public static bool AreDigits(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (PyWord.Decimal(text, i, out var width) < 0 && !IsOther(text, i, out width))
            {
                return false;
            }

            i += width;
        }

        return text.Length > 0;
    }

    /// <summary>The text in ASCII digits; null when a digit is no decimal one.</summary>
    public static string? Ascii(string text)
    {
        var digits = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var digit = PyWord.Decimal(text, i, out var width);
            if (digit < 0)
            {
                return null;
            }

            digits.Append((char)('0' + digit));
            i += width;
        }

        return digits.ToString();
    }

    // Digits of Unicode's numeric type "digit": .NET gives them a digit value too.
    private static bool IsOther(string text, int at, out int width)
    {
        width = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        return !char.IsAscii(text[at]) && PyWord.Width(text, at) > 0 && CharUnicodeInfo.GetDigitValue(text, at) >= 0 && CharUnicodeInfo.GetDecimalDigitValue(text, at) < 0;
    }
}
