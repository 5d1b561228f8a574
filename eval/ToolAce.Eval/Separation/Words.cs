using System.Text;

namespace ToolAce.Eval.Separation;

/// <summary>A text's words: runs of letters and digits in lower case, whatever stands between them. Scripts written without blanks give a word a character.</summary>
internal static class Words
{
    private const char FirstUnspaced = '\u2E80'; // radicals, kana and ideographs
    private const char LastUnspaced = '\u9FFF';

    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            var unspaced = c is >= FirstUnspaced and <= LastUnspaced && char.IsLetter(c);
            if (!unspaced && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }

            if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (unspaced)
            {
                yield return c.ToString();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }
}
