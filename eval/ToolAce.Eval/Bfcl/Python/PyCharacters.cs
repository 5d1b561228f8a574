using System.Globalization;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Character classes that the Python and JSON readers share.</summary>
internal static class PyCharacters
{
    public static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    public static bool StartsName(string text, int at) => text[at] == '_' || char.IsAsciiLetter(text[at]) || (text[at] >= '\u0080' && Starts(text, at));

    public static bool ContinuesName(string text, int at) =>
        StartsName(text, at) || char.IsAsciiDigit(text[at]) || (text[at] >= '\u0080' && Category(text, at) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation)
        || text[at] is '\u00b7' or '\u0387';

    public static int Width(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private static bool Starts(string text, int at) => Category(text, at) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static UnicodeCategory Category(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at);
}
