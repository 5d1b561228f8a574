using System.Buffers;

namespace ToolAce.Synthesis.Documents;

/// <summary>
/// Whether a text read as Windows-1252 is in a language that is written so: its letters beyond ASCII stand one or two at a time, and signs stand between words. Other
/// encodings read so give long runs, signs within words, and capitals after small letters.
/// </summary>
internal static class WesternText
{
    private const double MostOdd = 0.1;
    private const int LongestRun = 2;

    private static readonly SearchValues<char> BesideLetters = SearchValues.Create("‘’“”„«»–—…·\u00A0\u00AD");

    public static bool IsPlausible(string text)
    {
        var (beyond, odd) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > '\u007F' && !BesideLetters.Contains(text[i]))
            {
                beyond++;
                odd += IsOdd(text, i) || Run(text, i) > LongestRun ? 1 : 0;
            }
        }

        return odd <= beyond * MostOdd;
    }

    private static bool IsOdd(string text, int at)
    {
        var (before, after) = (at > 0 ? text[at - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
        return char.IsControl(text[at])
            || (!char.IsLetter(text[at]) && char.IsLetter(before) && char.IsLetter(after))
            || (char.IsUpper(text[at]) && char.IsLower(before));
    }

    /// <summary>How many characters beyond ASCII stand around this one, itself counted.</summary>
    private static int Run(string text, int at)
    {
        static bool IsPart(char c) => c > '\u007F' && !BesideLetters.Contains(c);
        var (start, end) = (at, at + 1);
        while (start > 0 && at - start <= LongestRun && IsPart(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - at <= LongestRun && IsPart(text[end]))
        {
            end++;
        }

        return end - start;
    }
}
