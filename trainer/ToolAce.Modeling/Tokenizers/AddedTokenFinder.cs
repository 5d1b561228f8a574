using System.Text.RegularExpressions;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>Cuts text at added tokens: the leftmost first, of those at one place the longest.</summary>
internal sealed class AddedTokenFinder
{
    private readonly Dictionary<string, AddedToken> tokens = [];
    private readonly Regex? regex;

    /// <summary><paramref name="contentOf"/> gives the text to look for.</summary>
    public AddedTokenFinder(IEnumerable<AddedToken> added, Func<AddedToken, string> contentOf)
    {
        foreach (var token in added)
        {
            tokens.TryAdd(contentOf(token), token);
        }

        tokens.Remove("");
        if (tokens.Count > 0)
        {
            var longestFirst = tokens.Keys.OrderByDescending(content => content.Length).ThenBy(content => content, StringComparer.Ordinal);
            regex = new Regex(string.Join('|', longestFirst.Select(Regex.Escape)), RegexOptions.CultureInvariant);
        }
    }

    /// <summary>Sections in order: text, or an added token.</summary>
    public IEnumerable<(string Text, AddedToken? Token)> Split(string text)
    {
        var start = 0;
        for (var match = regex?.Match(text); match is { Success: true }; match = match.NextMatch())
        {
            var token = tokens[match.Value];
            var (from, to) = (match.Index, match.Index + match.Length);
            if (from < start || (token.SingleWord && (IsWord(text, from - 1) || IsWord(text, to))))
            {
                continue;
            }

            while (token.LeftStrip && from > start && char.IsWhiteSpace(text[from - 1]))
            {
                from--;
            }

            while (token.RightStrip && to < text.Length && char.IsWhiteSpace(text[to]))
            {
                to++;
            }

            if (from > start)
            {
                yield return (text[start..from], null);
            }

            yield return (match.Value, token);
            start = to;
        }

        if (start < text.Length)
        {
            yield return (start == 0 ? text : text[start..], null);
        }
    }

    private static bool IsWord(string text, int index) => index >= 0 && index < text.Length && (char.IsLetterOrDigit(text[index]) || text[index] == '_');
}
