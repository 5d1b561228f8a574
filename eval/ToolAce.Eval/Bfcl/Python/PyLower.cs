using System.Globalization;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Python 3.11's <c>str.lower</c> (Unicode 14): simple case mapping, the dotted capital I, and the final sigma.</summary>
internal static class PyLower
{
    public static string Apply(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var lower = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                '\u0130' => lower.Append("i\u0307"),
                '\u03a3' => lower.Append(IsFinal(text, i) ? '\u03c2' : '\u03c3'),
                _ when char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) =>
                    lower.Append(Simple(new Rune(text[i], text[++i])).ToString()),
                _ => lower.Append(Simple(text[i])),
            };
        }

        return lower.ToString();
    }

    // Capitals added after Unicode 14 have no lower case in Python 3.11.
    private static char Simple(char c) => c is '\ua7cb' or '\ua7cc' or '\ua7ce' or '\ua7d2' or '\ua7d4' or '\ua7da' or '\ua7dc' or '\u1c89' ? c : char.ToLowerInvariant(c);

    // Garay and Beria Erfe capitals, likewise.
    private static Rune Simple(Rune rune) => rune.Value is >= 0x10d50 and <= 0x10d65 or >= 0x16ea0 and <= 0x16eb8 ? rune : Rune.ToLowerInvariant(rune);

    // A sigma ends a word when a cased letter stands before it and none behind it, marks and the like passed over.
    private static bool IsFinal(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && IsIgnorable(text[before]))
        {
            before--;
        }

        if (before < 0 || !IsCased(text, before))
        {
            return false;
        }

        var behind = at + 1;
        while (behind < text.Length && IsIgnorable(text[behind]))
        {
            behind++;
        }

        return behind == text.Length || !IsCased(text, behind);
    }

    private static bool IsIgnorable(char c) =>
        c is '\'' or '.' or ':' or '^' or '`' or '\u00a8' or '\u00ad' or '\u00af' or '\u00b4' or '\u00b7' or '\u00b8' or '\u2018' or '\u2019' or '\u2024' or '\u2027'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static bool IsCased(string text, int at)
    {
        var start = at > 0 && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
        return CharUnicodeInfo.GetUnicodeCategory(text, start) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            || text[at] is (>= '\u2160' and <= '\u217f') or (>= '\u24b6' and <= '\u24e9') or '\u00aa' or '\u00ba';
    }
}
