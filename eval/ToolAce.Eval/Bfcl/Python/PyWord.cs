using System.Globalization;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>The character classes of Python 3.11's <c>re</c> (Unicode 14) on text: <c>\w</c>, <c>\s</c> and <c>\d</c>.</summary>
internal static class PyWord
{
    // Letters and digits assigned after Unicode 14, first and last of each range: Python 3.11 does not know them.
    private static readonly int[] Newer =
    [
        0x1c89, 0x1c8a, 0xa7cb, 0xa7cd, 0xa7da, 0xa7dc, 0x105c0, 0x105f3, 0x10d40, 0x10d65, 0x10d6f, 0x10d85, 0x10ec2, 0x10ec4, 0x1123f, 0x11240,
        0x11380, 0x11389, 0x1138b, 0x1138b, 0x1138e, 0x1138e, 0x11390, 0x113b5, 0x113b7, 0x113b7, 0x113d1, 0x113d1, 0x113d3, 0x113d3, 0x116d0, 0x116e3,
        0x11bc0, 0x11be0, 0x11bf0, 0x11bf9, 0x11f02, 0x11f02, 0x11f04, 0x11f10, 0x11f12, 0x11f33, 0x11f50, 0x11f59, 0x1342f, 0x1342f, 0x13441, 0x13446,
        0x13460, 0x143fa, 0x16100, 0x1611d, 0x16130, 0x16139, 0x16d40, 0x16d6c, 0x16d70, 0x16d79, 0x18cff, 0x18cff, 0x1b132, 0x1b132, 0x1b155, 0x1b155,
        0x1ccf0, 0x1ccf9, 0x1d2c0, 0x1d2d3, 0x1df25, 0x1df2a, 0x1e030, 0x1e06d, 0x1e4d0, 0x1e4eb, 0x1e4f0, 0x1e4f9, 0x1e5d0, 0x1e5ed, 0x1e5f0, 0x1e5fa,
        0x2b739, 0x2b739, 0x2ebf0, 0x2ee5d, 0x31350, 0x323af,
    ];

    /// <summary>How many chars the word character at <paramref name="at"/> takes; 0 when there is none.</summary>
    public static int Width(string text, int at)
    {
        var c = text[at];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) || c == '_' ? 1 : 0;
        }

        return Rune.TryGetRuneAt(text, at, out var rune) && IsAlphanumeric(Rune.GetUnicodeCategory(rune)) && !IsNewer(rune.Value) ? rune.Utf16SequenceLength : 0;
    }

    /// <summary>Where the run of word characters that begins at <paramref name="at"/> ends, <paramref name="at"/> itself when there is none.</summary>
    public static int End(string text, int at, int end)
    {
        while (at < end && Width(text, at) is var width and > 0)
        {
            at += width;
        }

        return at;
    }

    /// <summary>Where the run of white space that begins at <paramref name="at"/> ends.</summary>
    public static int SpaceEnd(string text, int at, int end)
    {
        while (at < end && PyStrings.IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The value of the decimal digit (<c>\d</c>) at <paramref name="at"/>, and how many chars it takes; -1 when there is none.</summary>
    public static int Decimal(string text, int at, out int width)
    {
        width = 1;
        if (at >= text.Length || char.IsAscii(text[at]))
        {
            return at < text.Length && char.IsAsciiDigit(text[at]) ? text[at] - '0' : -1;
        }

        if (!Rune.TryGetRuneAt(text, at, out var rune) || Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber || IsNewer(rune.Value))
        {
            return -1;
        }

        width = rune.Utf16SequenceLength;
        return CharUnicodeInfo.GetDecimalDigitValue(text, at);
    }

    private static bool IsAlphanumeric(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsNewer(int code)
    {
        for (var i = 0; i < Newer.Length; i += 2)
        {
            if (code >= Newer[i] && code <= Newer[i + 1])
            {
                return true;
            }
        }

        return false;
    }
}
