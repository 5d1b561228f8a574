using System.Globalization;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Python's notions of blanks, words and digits, and what is built on them. They differ from .NET's at the edges.</summary>
internal static class PyStrings
{
    /// <summary><c>str.isspace</c> of a character; also <c>\s</c> in a pattern. .NET leaves out U+001C–1F.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';

    /// <summary><c>\w</c> in a pattern: letters, numbers of any kind, the underscore. .NET adds marks and leaves out numbers that are no digits.</summary>
    public static bool IsWord(Rune rune) => rune.IsAscii
        ? rune.Value == '_' || char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>The value of a decimal digit of any script (<c>\d</c> in a pattern), or -1.</summary>
    public static int Digit(Rune rune) => rune.IsAscii
        ? char.IsAsciiDigit((char)rune.Value) ? rune.Value - '0' : -1
        : Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (int)Rune.GetNumericValue(rune) : -1;

    /// <summary><c>str.strip()</c>.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary><c>str.strip()</c>.</summary>
    public static string Strip(string text) => Strip(text.AsSpan()) is var inner && inner.Length == text.Length ? text : inner.ToString();

    /// <summary>Whether the text holds half a surrogate pair, which Python cannot encode.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\ud800', '\udfff') is var at and >= 0)
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return true;
            }

            text = text[(at + 2)..];
        }

        return false;
    }

    /// <summary><c>text[1:-1]</c>, which counts code points.</summary>
    public static ReadOnlySpan<char> Inner(ReadOnlySpan<char> text)
    {
        var first = text.Length >= 2 && char.IsSurrogatePair(text[0], text[1]) ? 2 : Math.Min(1, text.Length);
        var last = text.Length >= 2 && char.IsSurrogatePair(text[^2], text[^1]) ? 2 : 1;
        return text.Length - last > first ? text[first..^last] : [];
    }

    /// <summary>The rune at a place; half a surrogate pair counts as the replacement character.</summary>
    public static Rune RuneAt(ReadOnlySpan<char> text, int at) => Rune.DecodeFromUtf16(text[at..], out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;
}
