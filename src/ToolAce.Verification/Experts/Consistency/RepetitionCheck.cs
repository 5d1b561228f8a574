using System.Buffers;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Repetitive responses and meaningless tokens (ToolACE appendix B has prompts against both).</summary>
internal sealed class RepetitionCheck : IConsistencyCheck
{
    private const int SameWordInRow = 4;
    private const int SameSentence = 3;
    private const int LongestWord = 40;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        foreach (var turn in exchange.Responses.Where(t => t.Prose is not null))
        {
            if (Repeated(turn.Prose!) is { } repeated)
            {
                yield return new(VerdictOutcome.Rejected, $"{turn.Place()}: {repeated}");
            }
        }
    }

    private static string? Repeated(string text)
    {
        var words = Words.Of(text);
        for (var i = SameWordInRow - 1; i < words.Count; i++)
        {
            var row = words.GetRange(i - SameWordInRow + 1, SameWordInRow);
            if (row.TrueForAll(w => w == words[i]) && !row.TrueForAll(w => w.All(char.IsAsciiDigit)))
            {
                return $"'{words[i]}' stands {SameWordInRow} times in a row";
            }
        }

        // Items of a list may well be alike; sentences begin with a letter.
        var sentence = text.Split(['.', '!', '?', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(s => char.IsLetter(s[0]) && Words.Of(s).Count >= 3)
            .GroupBy(s => s, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(g => g.Count() >= SameSentence);
        if (sentence is not null)
        {
            return $"the sentence '{sentence.Key}' stands {sentence.Count()} times";
        }

        return words.Find(IsMeaningless) is { } token && !text.Contains("://") && !text.Contains("base64") ? $"'{token}' is no word" : null;
    }

    /// <summary>Long runs without a vowel or without end.</summary>
    private static bool IsMeaningless(string word) =>
        word.All(char.IsAsciiLetter) && (word.Length > LongestWord || (word.Length >= 8 && !word.AsSpan().ContainsAny(Vowels)));
}
