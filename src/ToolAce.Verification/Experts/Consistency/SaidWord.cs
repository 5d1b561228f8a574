using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>A word of a text, where it stands (characters), and whether a part of the sentence begins with it.</summary>
internal readonly record struct SaidWord(string Word, string Stem, int Start, int End, bool IsFirst)
{
    private static readonly System.Buffers.SearchValues<char> Borders = System.Buffers.SearchValues.Create(",;.!?:\n");

    /// <summary>All words of a text in order.</summary>
    public static List<SaidWord> Of(string text)
    {
        var words = new List<SaidWord>();
        for (var (i, end) = (0, 0); Words.Next(text, ref i) is { Length: > 0 } word; end = i)
        {
            var known = WordTable.Of(word);
            words.Add(new SaidWord(known.Text, known.Stem, i - word.Length, i, words.Count == 0 || IsBorder(text, end, i - word.Length)));
        }

        return words;
    }

    /// <summary>The point inside a decimal number is none.</summary>
    private static bool IsBorder(string text, int from, int to)
    {
        var between = text.AsSpan(from, to - from);
        return between.ContainsAny(Borders) && !(between is "." or ":" && char.IsAsciiDigit(text[from - 1]) && char.IsAsciiDigit(text[to]));
    }
}
