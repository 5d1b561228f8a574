namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Cuts one Python expression into tokens, by the rules of Python 3.11. Inside brackets line ends are blanks.</summary>
internal sealed class PyLexer
{
    // CPython's MAXLEVEL.
    private const int MaximumNesting = 200;

    private readonly string text;
    private readonly List<PyToken> tokens = [];
    private readonly Stack<char> brackets = new();
    private int position;

    private PyLexer(string text) => this.text = text;

    public static List<PyToken> Tokens(string source)
    {
        if (PyStrings.HasLoneSurrogate(source))
        {
            throw new PySyntaxException("half a surrogate pair has no UTF-8", "UnicodeEncodeError");
        }

        if (source.Contains('\0'))
        {
            throw new PySyntaxException("source code cannot contain null bytes");
        }

        var lexer = new PyLexer(source.Contains('\r') ? source.Replace("\r\n", "\n").Replace('\r', '\n') : source);
        lexer.Run();
        return lexer.tokens;
    }

    private void Run()
    {
        if (text.Length > 0 && text[0] is ' ' or '\t')
        {
            throw new PySyntaxException("unexpected indent");
        }

        while (SkipBlanks())
        {
            Next();
        }

        if (brackets.Count > 0)
        {
            throw new PySyntaxException($"'{brackets.Peek()}' was never closed");
        }

        tokens.Add(new(PyTokenKind.End, ""));
    }

    private void Next()
    {
        var c = text[position];
        if (c == '\n')
        {
            position++;
            tokens.Add(new(PyTokenKind.Newline, "\n"));
        }
        else if (PyStringLexer.StartsString(text, position))
        {
            tokens.Add(PyStringLexer.Read(text, ref position));
        }
        else if (PyCharacters.StartsName(text, position))
        {
            tokens.Add(new(PyTokenKind.Name, Name()));
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1])))
        {
            tokens.Add(new(PyTokenKind.Number, "", PyNumberLexer.Read(text, ref position)));
        }
        else
        {
            Operator();
        }
    }

    private string Name()
    {
        var start = position;
        while (position < text.Length && PyCharacters.ContinuesName(text, position))
        {
            position += PyCharacters.Width(text, position);
        }

        return PyNames.Normalise(text[start..position]);
    }

    private void Operator()
    {
        var found = OperatorAt(text.AsSpan(position)) ?? throw new PySyntaxException($"invalid character '{text[position]}' at {position}");
        if (found is "(" or "[" or "{")
        {
            brackets.Push(found[0]);
            if (brackets.Count > MaximumNesting)
            {
                throw new PySyntaxException("too many nested parentheses");
            }
        }
        else if (found is ")" or "]" or "}")
        {
            var open = found switch { ")" => '(', "]" => '[', _ => '{' };
            if (!brackets.TryPop(out var last) || last != open)
            {
                throw new PySyntaxException($"'{found}' at {position} does not match");
            }
        }

        position += found.Length;
        tokens.Add(new(PyTokenKind.Operator, found));
    }

    private static string? OperatorAt(ReadOnlySpan<char> text)
    {
        var next = text.Length > 1 ? text[1] : '\0';
        return text[0] switch
        {
            '(' => "(",
            ')' => ")",
            '[' => "[",
            ']' => "]",
            '{' => "{",
            '}' => "}",
            ',' => ",",
            '=' => next == '=' ? "==" : "=",
            ':' => next == '=' ? ":=" : ":",
            '.' => text.StartsWith("...") ? "..." : ".",
            '-' => "-",
            '+' => "+",
            '*' => next == '*' ? "**" : "*",
            '/' => next == '/' ? "//" : "/",
            '<' => next == '<' ? "<<" : next == '=' ? "<=" : "<",
            '>' => next == '>' ? ">>" : next == '=' ? ">=" : ">",
            '!' => next == '=' ? "!=" : null,
            '%' => "%",
            '@' => "@",
            '&' => "&",
            '|' => "|",
            '^' => "^",
            '~' => "~",
            _ => null,
        };
    }

    private bool SkipBlanks()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\t' or '\f':
                case '\n' when brackets.Count > 0:
                    position++;
                    break;
                case '#':
                    var end = text.IndexOf('\n', position);
                    position = end < 0 ? text.Length : end;
                    break;
                case '\\':
                    if (position + 1 >= text.Length || text[position + 1] != '\n' || position + 2 >= text.Length)
                    {
                        throw new PySyntaxException("unexpected character after line continuation character");
                    }

                    position += 2;
                    break;
                default:
                    return true;
            }
        }

        return false;
    }
}
