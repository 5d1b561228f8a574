using System.Buffers;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>Cuts text at added tokens: the leftmost first, of those at one place the longest.</summary>
internal sealed class AddedTokenFinder
{
    private readonly List<(string Content, AddedToken Token)> longestFirst;
    private readonly SearchValues<string>? search;

    /// <summary><paramref name="contentOf"/> gives the text to look for.</summary>
    public AddedTokenFinder(IEnumerable<AddedToken> added, Func<AddedToken, string> contentOf)
    {
        longestFirst = [.. added.Select(token => (contentOf(token), token)).Where(pair => pair.Item1.Length > 0).DistinctBy(pair => pair.Item1).OrderByDescending(pair => pair.Item1.Length)];
        search = longestFirst.Count == 0 ? null : SearchValues.Create([.. longestFirst.Select(pair => pair.Content)], StringComparison.Ordinal);
    }

    /// <summary>Sections in order: text, or an added token.</summary>
    public IEnumerable<(string Text, AddedToken? Token)> Split(string text)
    {
        var (start, at) = (0, 0);
        while (search is not null && text.AsSpan(at).IndexOfAny(search) is >= 0 and var found)
        {
            var (content, token) = LongestAt(text.AsSpan(at + found));
            var (from, to) = (at + found, at + found + content.Length);
            at = to;
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

            yield return (content, token);
            start = to;
        }

        if (start < text.Length)
        {
            yield return (start == 0 ? text : text[start..], null);
        }
    }

    private (string Content, AddedToken Token) LongestAt(ReadOnlySpan<char> text)
    {
        foreach (var (content, token) in longestFirst)
        {
            if (text.StartsWith(content, StringComparison.Ordinal))
            {
                return (content, token);
            }
        }

        throw new InvalidOperationException("no added token stands where one was found");
    }

    private static bool IsWord(string text, int index) => index >= 0 && index < text.Length && (char.IsLetterOrDigit(text[index]) || text[index] == '_');
}
