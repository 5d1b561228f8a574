using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Rouge;

/// <summary>Splits a text as the package does.</summary>
internal static class RougeText
{
    private static readonly string[] Blank = [""];

    /// <summary>The words of each piece between points; pieces without a character are left out, a piece of blanks is one empty word.</summary>
    public static List<string[]> Sentences(string text)
    {
        var sentences = new List<string[]>();
        foreach (var piece in text.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words(piece);
            sentences.Add(words.Count == 0 ? Blank : [.. words]);
        }

        return sentences;
    }

    private static List<string> Words(string piece)
    {
        var words = new List<string>();
        for (var at = PyWord.SpaceEnd(piece, 0, piece.Length); at < piece.Length;)
        {
            var end = at;
            while (end < piece.Length && !PyStrings.IsSpace(piece[end]))
            {
                end++;
            }

            words.Add(piece[at..end]);
            at = PyWord.SpaceEnd(piece, end, piece.Length);
        }

        return words;
    }
}
