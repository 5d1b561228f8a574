using System.Globalization;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Reads string literals: prefixes, triple quotes, escapes.</summary>
internal static class PyStringLexer
{
    private static readonly string[] Prefixes = ["r", "u", "b", "f", "br", "rb", "fr", "rf"];

    public static bool StartsString(string text, int at)
    {
        var quote = at;
        while (quote < text.Length && quote - at < 2 && char.IsAsciiLetter(text[quote]))
        {
            quote++;
        }

        return quote < text.Length && text[quote] is '"' or '\'' && (quote == at || Prefixes.Contains(text[at..quote].ToLowerInvariant()));
    }

    public static PyToken Read(string text, ref int position)
    {
        var start = position;
        while (text[position] is not ('"' or '\''))
        {
            position++;
        }

        var prefix = position == start ? "" : text[start..position].ToLowerInvariant();
        var body = Body(text, ref position);
        var raw = prefix.Contains('r');
        if (prefix.Contains('f'))
        {
            return new(PyTokenKind.Formatted, body, Raw: raw);
        }

        if (!prefix.Contains('b'))
        {
            return new(PyTokenKind.Text, prefix == "u" ? "u" : "", new PyValue.Str(raw ? body : Unescape(body, bytes: false)));
        }

        return Ascii.IsValid(body)
            ? new(PyTokenKind.Text, "", new PyValue.Bytes(raw ? body : Unescape(body, bytes: true)))
            : throw new PySyntaxException("bytes can only contain ASCII literal characters");
    }

    /// <summary>The text that escapes in <paramref name="body"/> stand for.</summary>
    public static string Unescape(string body, bool bytes)
    {
        if (!body.Contains('\\'))
        {
            return body;
        }

        var result = new StringBuilder();
        var at = 0;
        while (at < body.Length)
        {
            if (body[at] != '\\')
            {
                result.Append(body[at++]);
                continue;
            }

            at++;
            Escape(body, ref at, bytes, result);
        }

        return result.ToString();
    }

    private static string Body(string text, ref int position)
    {
        var triple = text.AsSpan(position).StartsWith("\"\"\"") || text.AsSpan(position).StartsWith("'''");
        var end = (triple, text[position]) switch
        {
            (true, '"') => "\"\"\"",
            (true, _) => "'''",
            (false, '"') => "\"",
            (false, _) => "'",
        };
        position += end.Length;
        var start = position;
        while (position < text.Length)
        {
            if (text.AsSpan(position).StartsWith(end, StringComparison.Ordinal))
            {
                position += end.Length;
                return text[start..(position - end.Length)];
            }

            if (text[position] == '\n' && !triple)
            {
                break;
            }

            position += text[position] == '\\' ? 2 : 1;
        }

        throw new PySyntaxException("unterminated string literal");
    }

    private static void Escape(string body, ref int at, bool bytes, StringBuilder result)
    {
        var c = body[at++];
        switch (c)
        {
            case '\n':
                break;
            case '\\' or '\'' or '"':
                result.Append(c);
                break;
            case 'a':
                result.Append('\a');
                break;
            case 'b':
                result.Append('\b');
                break;
            case 'f':
                result.Append('\f');
                break;
            case 'n':
                result.Append('\n');
                break;
            case 'r':
                result.Append('\r');
                break;
            case 't':
                result.Append('\t');
                break;
            case 'v':
                result.Append('\v');
                break;
            case >= '0' and <= '7':
                at--;
                result.Append((char)(Octal(body, ref at) & (bytes ? 0xff : 0x1ff)));
                break;
            case 'x':
                result.Append((char)Hex(body, ref at, 2));
                break;
            case 'u' when !bytes:
                result.Append((char)Hex(body, ref at, 4));
                break;
            case 'U' when !bytes:
                AppendCodePoint(result, Hex(body, ref at, 8));
                break;
            case 'N' when !bytes:
                result.Append(Named(body, ref at));
                break;
            default:
                result.Append('\\').Append(c);
                break;
        }
    }

    private static int Octal(string body, ref int at)
    {
        var value = 0;
        for (var digits = 0; digits < 3 && at < body.Length && body[at] is >= '0' and <= '7'; digits++)
        {
            value = value * 8 + body[at++] - '0';
        }

        return value;
    }

    private static uint Hex(string body, ref int at, int digits)
    {
        if (at + digits > body.Length || !body.AsSpan(at, digits).ContainsOnlyHex())
        {
            throw new PySyntaxException($"an escape needs {digits} hexadecimal digits");
        }

        at += digits;
        return uint.Parse(body.AsSpan(at - digits, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static void AppendCodePoint(StringBuilder result, uint code)
    {
        if (code > 0x10ffff)
        {
            throw new PySyntaxException("illegal Unicode character");
        }

        _ = code < 0x10000 ? result.Append((char)code) : result.Append(new Rune(code).ToString());
    }

    private static char Named(string body, ref int at)
    {
        var end = at < body.Length && body[at] == '{' ? body.IndexOf('}', at) : -1;
        if (end < 0 || PyCharacterNames.Find(body[(at + 1)..end]) is not { } character)
        {
            throw new PySyntaxException("unknown Unicode character name");
        }

        at = end + 1;
        return character;
    }
}
