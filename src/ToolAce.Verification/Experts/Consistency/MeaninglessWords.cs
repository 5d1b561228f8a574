using System.Buffers;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// Finds what is no language: one long run of consonants or without end, or several short ones together, as fingers make on a keyboard. Short ones stand for something
/// when they are alone (html, gmbh), and in capitals they are codes.
/// </summary>
internal static class MeaninglessWords
{
    private const int LongestWord = 40;
    private const int LongRun = 8;
    private const int ShortRun = 4;
    private const int TogetherOnKeys = 3;
    private const int TogetherAtAll = 5;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");
    private static readonly string[] Rows = [.. new[] { "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm" }.SelectMany(r => new[] { r, new string([.. r.Reverse()]) })];

    /// <summary>The word or words; null where there are none. Texts with addresses and encoded data are not looked at.</summary>
    public static string? In(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains("base64", StringComparison.Ordinal))
        {
            return null;
        }

        var (together, onKeys) = (new List<string>(), 0);
        foreach (var said in SaidWord.Of(text))
        {
            var word = said.Word;
            if (IsLong(word))
            {
                return $"'{word}' is no word";
            }

            var row = IsRow(word);
            if ((!row && !IsShort(word)) || !text.AsSpan(said.Start, said.End - said.Start).ContainsAnyInRange('a', 'z'))
            {
                (together, onKeys) = ([], 0);
                continue;
            }

            together.Add(word);
            onKeys += row ? 1 : 0;
            if (together.Count >= TogetherAtAll || (together.Count >= TogetherOnKeys && onKeys > 1))
            {
                return $"'{string.Join(' ', together)}' are no words";
            }
        }

        return null;
    }

    private static bool IsLong(string word) => word.All(char.IsAsciiLetter) && (word.Length > LongestWord || (word.Length >= LongRun && !word.AsSpan().ContainsAny(Vowels)));

    private static bool IsShort(string word) => word.Length >= ShortRun && word.All(char.IsAsciiLetter) && !word.AsSpan().ContainsAny(Vowels);

    private static bool IsRow(string word) => word.Length >= ShortRun && Array.Exists(Rows, r => r.Contains(word, StringComparison.Ordinal));
}
