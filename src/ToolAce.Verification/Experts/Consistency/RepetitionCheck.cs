using ToolAce.Core.Verdicts;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Repetitive responses and meaningless tokens (ToolACE appendix B has prompts against both).</summary>
internal sealed class RepetitionCheck : IConsistencyCheck
{
    private const int SameWordInRow = 4;
    private const int SameSentence = 3;

    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        foreach (var turn in exchange.Responses.Where(t => t.Prose is not null))
        {
            if (Repeated(turn.Prose!, turn.Said.Words) is { } repeated)
            {
                yield return new(VerdictOutcome.Rejected, $"{turn.Place()}: {repeated}");
            }
        }
    }

    private static string? Repeated(string text, IReadOnlyList<Word> words)
    {
        for (var (i, inRow) = (1, 1); i < words.Count; i++)
        {
            inRow = words[i].Text == words[i - 1].Text ? inRow + 1 : 1;
            if (inRow == SameWordInRow && !words[i].Text.All(char.IsAsciiDigit))
            {
                return $"'{words[i].Text}' stands {SameWordInRow} times in a row";
            }
        }

        // Items of a list may well be alike; sentences begin with a letter.
        var sentence = text.Split(['.', '!', '?', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(s => s, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(g => g.Count() >= SameSentence && char.IsLetter(g.Key[0]) && Words.Read(g.Key).Count >= 3);
        if (sentence is not null)
        {
            return $"the sentence '{sentence.Key}' stands {sentence.Count()} times";
        }

        return PhraseLoop.In(text) ?? MeaninglessWords.In(text);
    }
}
