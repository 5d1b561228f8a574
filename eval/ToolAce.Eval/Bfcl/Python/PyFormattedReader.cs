using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Takes the body of a formatted string apart (Python 3.11: no backslash, comment or own quote inside braces).</summary>
internal sealed class PyFormattedReader(string body, bool raw, Func<string, PyNode> parse)
{
    private int position;

    public void Read(List<PyNode> parts, StringBuilder text) => Read(parts, text, depth: 0);

    public static void Flush(List<PyNode> parts, StringBuilder text)
    {
        if (text.Length > 0)
        {
            parts.Add(new PyNode.Constant(new PyValue.Str(text.ToString())));
            text.Clear();
        }
    }

    private void Read(List<PyNode> parts, StringBuilder text, int depth)
    {
        while (position < body.Length && !(depth > 0 && body[position] == '}'))
        {
            var c = body[position];
            var doubled = depth == 0 && position + 1 < body.Length && body[position + 1] == c;
            if (c is '{' or '}' && doubled)
            {
                text.Append(c);
                position += 2;
            }
            else if (c == '{')
            {
                Replacement(parts, text, depth);
            }
            else if (c == '}')
            {
                throw new PySyntaxException("f-string: single '}' is not allowed");
            }
            else
            {
                Literal(text);
            }
        }
    }

    private void Literal(StringBuilder text)
    {
        var start = position;
        while (position < body.Length && body[position] is not ('{' or '}'))
        {
            var named = !raw && body.AsSpan(position).StartsWith(@"\N{", StringComparison.Ordinal);
            var end = named ? body.IndexOf('}', position) : -1;
            position = end >= 0 ? end + 1 : position + (body[position] == '\\' && !raw && position + 1 < body.Length && body[position + 1] is not ('{' or '}') ? 2 : 1);
        }

        var piece = body[start..position];
        text.Append(raw ? piece : PyStringLexer.Unescape(piece.EndsWith('\\') && !piece.EndsWith(@"\\", StringComparison.Ordinal) ? piece + '\\' : piece, bytes: false));
    }

    private void Replacement(List<PyNode> parts, StringBuilder text, int depth)
    {
        if (depth > 1)
        {
            throw new PySyntaxException("f-string: expressions nested too deeply");
        }

        position++;
        var start = position;
        SkipExpression();
        var source = body[start..position];
        if (string.IsNullOrWhiteSpace(source))
        {
            throw new PySyntaxException("f-string: empty expression not allowed");
        }

        var value = parse($"({source})");
        var shown = Accept('=');
        if (shown)
        {
            var blanks = position;
            while (position < body.Length && body[position] is ' ' or '\t' or '\n' or '\f')
            {
                position++;
            }

            text.Append(source).Append('=').Append(body, blanks, position - blanks);
        }

        var conversion = Conversion();
        PyNode.Formatted? spec = null;
        if (Accept(':'))
        {
            var inner = new List<PyNode>();
            var innerText = new StringBuilder();
            Read(inner, innerText, depth + 1);
            Flush(inner, innerText);
            spec = new PyNode.Formatted(inner);
        }

        if (!Accept('}'))
        {
            throw new PySyntaxException("f-string: expecting '}'");
        }

        Flush(parts, text);
        parts.Add(new PyNode.Replacement(value, shown && conversion is null && spec is null ? 'r' : conversion, spec));
    }

    private char? Conversion()
    {
        if (!Accept('!'))
        {
            return null;
        }

        return position < body.Length && body[position] is 's' or 'r' or 'a'
            ? body[position++]
            : throw new PySyntaxException("f-string: invalid conversion character");
    }

    private void SkipExpression()
    {
        var brackets = 0;
        for (; position < body.Length; position++)
        {
            var c = body[position];
            var next = position + 1 < body.Length ? body[position + 1] : '\0';
            switch (c)
            {
                case '\\' or '#':
                    throw new PySyntaxException($"f-string expression part cannot include '{c}'");
                case '\'' or '"':
                    SkipString(c);
                    continue;
                case '(' or '[' or '{':
                    brackets++;
                    continue;
                case ')' or ']' or '}' when brackets > 0:
                    brackets--;
                    continue;
                case '!' or '=' or '<' or '>' when next == '=':
                    position++;
                    continue;
                case '<' or '>':
                    continue;
                case '!' or ':' or '=' or '}' when brackets == 0:
                    return;
            }
        }
    }

    private void SkipString(char quote)
    {
        var end = body.AsSpan(position).StartsWith(new string(quote, 3), StringComparison.Ordinal) ? new string(quote, 3) : quote.ToString();
        var close = body.IndexOf(end, position + end.Length, StringComparison.Ordinal);
        position = close < 0 ? throw new PySyntaxException("f-string: unterminated string") : close + end.Length - 1;
    }

    private bool Accept(char c)
    {
        if (position < body.Length && body[position] == c)
        {
            position++;
            return true;
        }

        return false;
    }
}
