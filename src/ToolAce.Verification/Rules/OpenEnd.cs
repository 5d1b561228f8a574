using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>Finds text that was cut off before its end.</summary>
internal static partial class OpenEnd
{
    private static readonly SearchValues<char> OpenMarks = SearchValues.Create("([{“«\"`");

    /// <summary>Words that no sentence ends with. (Prepositions are left out that may end one: "in", "on", "with".)</summary>
    private static readonly HashSet<string> Dangling =
    [
        "a", "an", "the", "and", "or", "but", "nor", "because", "although", "if", "unless", "whereas", "than", "of", "at", "into", "onto", "from", "per",
        "between", "during", "my", "your", "our", "their", "its", "is", "are", "was", "were", "am", "has", "very", "which", "whose", "every", "would", "could",
    ];

    /// <summary>What is still open at the end of a list of calls; null if brackets and quotes close.</summary>
    public static string? OfCalls(string text)
    {
        var open = new Stack<char>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '\'' when i == 0 || !char.IsLetterOrDigit(text[i - 1]):
                    var end = Closing(text, i);
                    if (end < 0)
                    {
                        return $"a string opened with {text[i]} is not closed";
                    }

                    i = end;
                    break;
                case '(' or '[' or '{':
                    open.Push(text[i]);
                    break;
                case ')' or ']' or '}' when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.TryPeek(out var bracket) ? $"'{bracket}' is not closed" : null;
    }

    /// <summary>
    /// How a text in words is cut off, and whether that is certain; null if it looks finished. <paramref name="punctuates"/> tells whether the rest of the conversation
    /// ends its sentences with marks.
    /// </summary>
    public static (string Problem, bool IsCertain)? OfProse(string text, Func<bool> punctuates)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text.AsSpan().ContainsAny(OpenMarks) && Unclosed(text) is { } mark)
        {
            return ($"{mark} is not closed", true);
        }

        var last = text[^1];
        if (last is ',' or ';' or '-' or '–' or '(' or '&' or '/' or '=')
        {
            return ($"it stops at '{last}'", true);
        }

        if (last == ':' && text.Length > 1 && char.IsAsciiDigit(text[^2]))
        {
            return ("it stops inside a time or before what it announces", true);
        }

        if (!char.IsLetterOrDigit(last))
        {
            return text.EndsWith("...", StringComparison.Ordinal) || last == '…' ? ("it trails off", false) : null;
        }

        var line = text[(text.LastIndexOf('\n') + 1)..].Trim();
        var words = Words.Of(line);
        if (IsName(line))
        {
            return words.Count > 2 && !line.AsSpan().ContainsAny('/', '@') && IsSentenceLike(text) && punctuates() ? ("its sentence has no end while all others have", true) : null;
        }

        if (words.Count > 1 && Dangling.Contains(words[^1]))
        {
            return ($"it stops in the middle of a sentence after '{words[^1]}'", true);
        }

        if (IsListItem(line))
        {
            return null;
        }

        return char.IsLetter(last) && words.Count > 3 && Unfinished(text, line) is { } unfinished && (unfinished.IsCertain || !punctuates()) ? unfinished
            : words.Count > 1 && IsSentenceLike(text) && punctuates() ? ("its sentence has no end while all others have", words.Count > 2 || text.Contains(':'))
            : null;
    }

    /// <summary>A writer who ends sentences with a full stop ends the last one so too.</summary>
    private static (string Problem, bool IsCertain)? Unfinished(string text, string line) =>
        SentenceEnd().IsMatch(text) ? ("its last sentence has no end while earlier ones have", true)
        : char.GetUnicodeCategory(line[0]) == UnicodeCategory.UppercaseLetter ? ("its sentence has no end", false)
        : null;

    /// <summary>Begins like a sentence and is one line: tables, addresses and lists end as they like.</summary>
    private static bool IsSentenceLike(string text) => char.IsUpper(text[0]) && !text.Contains('\n');

    /// <summary>"vitamin A", "https://example.com/a", "mail to a@example.com": the last piece is no word of a sentence.</summary>
    private static bool IsName(string line) =>
        line[(line.LastIndexOf(' ') + 1)..] is var last && ((last.Length == 1 && char.IsUpper(last[0])) || last.AsSpan().ContainsAny('/', '@', '.'));

    private static bool IsListItem(string line) => line[0] is '-' or '*' or '•' or '#' or '|' or '>' || Numbered().IsMatch(line);

    private static int Closing(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i;
            }
        }

        return -1;
    }

    private static string? Unclosed(string text)
    {
        if ((text.Split("```").Length - 1) % 2 == 1)
        {
            return "a code block";
        }

        // Quotes after a digit are inches or seconds, brackets after a colon are faces.
        if (text.Where((c, i) => c == '"' && (i == 0 || !char.IsAsciiDigit(text[i - 1]) || text[..i].Count(q => q == '"') % 2 == 1)).Count() % 2 == 1)
        {
            return "a quotation";
        }

        foreach (var (open, close) in new[] { ('(', ')'), ('[', ']'), ('{', '}'), ('“', '”'), ('«', '»') })
        {
            if (text.Where((c, i) => c == open && (i == 0 || text[i - 1] is not (':' or ';' or '='))).Count() > text.Count(c => c == close))
            {
                return $"'{open}'";
            }
        }

        return null;
    }

    [GeneratedRegex(@"[\p{L}\p{N}\)""][.!?]\s+\p{Lu}")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\(?(\d+|[a-zA-Z])[.)]\s")]
    private static partial Regex Numbered();
}
