using System.Globalization;
using System.Text;

namespace ToolAce.Verification.Rules;

/// <summary>Finds the first character that has no business in a message.</summary>
internal static class InvalidCharacter
{
    private const char NonJoiner = '\u200c';
    private const char Joiner = '\u200d';

    /// <summary>The character, its code and its place (from 0), or null.</summary>
    public static string? Find(string text)
    {
        // Plain printable text, nearly all there is, is passed quickly.
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') is var start && start < 0)
        {
            return null;
        }

        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and <= '~' or '\n' or '\t' or '\r')
            {
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return Describe("half a surrogate pair", text[i], i);
            }

            if (Problem(rune, text, i) is { } problem)
            {
                return Describe(problem, rune.Value, i);
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return null;
    }

    private static string? Problem(Rune rune, string text, int i)
    {
        if (rune.Value is Joiner or NonJoiner)
        {
            return IsBetweenJoinable(text, i) ? null : "invisible character";
        }

        if (rune.Value == 0xFFFD)
        {
            return "replacement character";
        }

        if (rune.Value is 'Ã' or 'â' or 'ï' && IsGarbled(text, i))
        {
            return "garbled character (text decoded with the wrong encoding)";
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => "control character",
            UnicodeCategory.PrivateUse => "private-use character",
            UnicodeCategory.Format => IsTag(rune) || rune.Value == 0xAD ? null : "invisible character",
            UnicodeCategory.OtherNotAssigned => "unassigned character",
            _ => null,
        };
    }

    /// <summary>Joiners are right inside emoji sequences and in scripts that join their letters.</summary>
    private static bool IsBetweenJoinable(string text, int i) =>
        i > 0 && i + 1 < text.Length && text[i - 1] > '\u05ff' && text[i + 1] > '\u05ff';

    private static bool IsGarbled(string text, int i) =>
        i + 1 < text.Length && text[i] switch
        {
            'Ã' => text[i + 1] is >= '\u0080' and <= '\u00bf' and not '\u00a0',
            'â' => text[i + 1] is '€' or (>= '\u0080' and <= '\u009f'),
            _ => text[i + 1] is '¿' or '»',
        };

    /// <summary>Tag characters spell the flags of regions.</summary>
    private static bool IsTag(Rune rune) => rune.Value is >= 0xE0020 and <= 0xE007F;

    private static string Describe(string problem, int code, int position) => $"{problem} U+{code:X4} at character {position}";
}
