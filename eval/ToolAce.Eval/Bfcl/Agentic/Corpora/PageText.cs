using System.Net;
using System.Text;

namespace ToolAce.Eval.Bfcl.Agentic.Corpora;

/// <summary>The words of an HTML page: what stands between tags, a line a piece, without scripts and styles.</summary>
internal static class PageText
{
    public static string Of(string html)
    {
        var text = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            Add(text, open < 0 ? html[at..] : html[at..open]);
            if (open < 0)
            {
                break;
            }

            var close = html.IndexOf('>', open);
            at = close < 0 ? html.Length : Hidden(html, open) is { } name ? End(html, close, name) : close + 1;
        }

        return text.ToString();
    }

    /// <summary>What stands in an element, such as <c>title</c>; null where there is none.</summary>
    public static string? Element(string html, string name)
    {
        var open = html.IndexOf($"<{name}", StringComparison.OrdinalIgnoreCase);
        var start = open < 0 ? -1 : html.IndexOf('>', open);
        var end = start < 0 ? -1 : html.IndexOf($"</{name}", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : WebUtility.HtmlDecode(html[(start + 1)..end]).Trim();
    }

    private static void Add(StringBuilder text, string piece)
    {
        var words = string.Join(' ', WebUtility.HtmlDecode(piece).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > 0)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(words);
        }
    }

    private static string? Hidden(string html, int open) =>
        ((string[])["script", "style"]).FirstOrDefault(name => string.Compare(html, open + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0);

    private static int End(string html, int start, string name)
    {
        var end = html.IndexOf($"</{name}", start, StringComparison.OrdinalIgnoreCase);
        var close = end < 0 ? -1 : html.IndexOf('>', end);
        return close < 0 ? html.Length : close + 1;
    }
}
