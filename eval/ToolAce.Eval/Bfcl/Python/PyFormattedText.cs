using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Writes formatted strings, and strings inside their braces, with quotes that need no backslash.</summary>
internal static class PyFormattedText
{
    private static readonly string[] Quotes = ["'", "\"", "\"\"\"", "'''"];

    public static string Literal(string value)
    {
        var (body, quotes) = Fit(value, Quotes, escapeBlanks: false);
        return quotes[0] + body + quotes[0];
    }

    public static string Write(PyNode.Formatted formatted, bool avoidBackslashes)
    {
        if (avoidBackslashes)
        {
            return "f" + Literal(string.Concat(formatted.Parts.Select(Inner)));
        }

        IReadOnlyList<string> quotes = Quotes;
        var body = new StringBuilder();
        foreach (var part in formatted.Parts)
        {
            var (piece, fitting) = Fit(Inner(part), quotes, part is PyNode.Constant);
            if (!fitting.Any(quotes.Contains))
            {
                // No quote suits every part: triple single quotes with escapes.
                var escaped = formatted.Parts.Select(p => PyText.Repr("\"" + Inner(p))[2..^1]);
                return "f'''" + string.Concat(escaped) + "'''";
            }

            body.Append(piece);
            quotes = fitting;
        }

        return "f" + quotes[0] + body + quotes[0];
    }

    private static string Inner(PyNode part)
    {
        switch (part)
        {
            case PyNode.Constant { Value: PyValue.Str s }:
                return s.Value.Replace("{", "{{").Replace("}", "}}");
            case PyNode.Formatted nested:
                return string.Concat(nested.Parts.Select(Inner));
            case PyNode.Replacement replacement:
                var expression = PyUnparser.UnparseReplacement(replacement.Value);
                if (expression.Contains('\\'))
                {
                    throw new PySyntaxException("Unable to avoid backslash in f-string expression part");
                }

                var conversion = replacement.Conversion is { } c ? $"!{c}" : "";
                var spec = replacement.Spec is { } s2 ? ":" + Inner(s2) : "";
                return "{" + (expression.StartsWith('{') ? " " : "") + expression + conversion + spec + "}";
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part.GetType(), "not a part of a formatted string");
        }
    }

    private static (string Body, IReadOnlyList<string> Quotes) Fit(string value, IReadOnlyList<string> quotes, bool escapeBlanks)
    {
        var escaped = new StringBuilder();
        foreach (var c in value)
        {
            // The plain quotes are never escaped here, so the repr of one character between foreign quotes is its escape.
            _ = c is '\'' or '"' || (!escapeBlanks && c is '\n' or '\t') ? escaped.Append(c) : escaped.Append(PyText.Repr(c.ToString())[1..^1]);
        }

        var body = escaped.ToString();
        var possible = quotes.Where(q => !body.Contains(q, StringComparison.Ordinal) && (q.Length == 3 || !body.Contains('\n'))).ToList();
        if (possible.Count == 0)
        {
            var written = PyText.Repr(value);
            return (written[1..^1], [quotes.FirstOrDefault(q => q.Contains(written[0], StringComparison.Ordinal)) ?? written[..1]]);
        }

        if (body.Length > 0)
        {
            possible = [.. possible.OrderBy(q => q[0] == body[^1])];
            body = possible[0][0] == body[^1] ? body[..^1] + "\\" + body[^1] : body;
        }

        return (body, possible);
    }
}
