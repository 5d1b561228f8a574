using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace ToolAce.Core.Calls;

/// <summary>A recursive-descent reader of the call syntax. Nesting is bounded, so hostile text ends in an error and not in a stack overflow.</summary>
internal sealed class CallParser(string text)
{
    private const int MaximumDepth = 100;
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\"'=,\n)");
    private int position;
    private int depth;

    public IReadOnlyList<Call> Calls()
    {
        SkipBlanks();
        Expect('[', "expected '[' before the calls");
        var calls = new List<Call>();
        do
        {
            calls.Add(OneCall());
        }
        while (Accept(','));
        Expect(']', "expected ']' after the calls");
        return AtEnd(calls);
    }

    public Literal WholeLiteral() => AtEnd(Value());

    private T AtEnd<T>(T result)
    {
        SkipBlanks();
        return position == text.Length ? result : throw Problem("unexpected text after the end");
    }

    private Call OneCall()
    {
        SkipBlanks();
        var start = position;
        var bracket = text.IndexOf('(', position);
        if (bracket < 0)
        {
            throw Problem("expected '(' after a function name");
        }

        var name = text[start..bracket].Trim();
        if (name.Length == 0 || name.AsSpan().ContainsAny(NotInNames))
        {
            throw Problem("expected a function name before '('");
        }

        position = bracket + 1;
        var arguments = new List<Argument>();
        if (Accept(')'))
        {
            return new Call(name, arguments);
        }

        do
        {
            var argument = OneArgument();
            if (arguments.Exists(a => a.Name == argument.Name))
            {
                throw Problem($"argument '{argument.Name}' is given twice");
            }

            arguments.Add(argument);
        }
        while (Accept(','));
        Expect(')', "expected ',' or ')' after an argument");
        return new Call(name, arguments);
    }

    private Argument OneArgument()
    {
        SkipBlanks();
        var start = position;
        while (position < text.Length && text[position] is not ('=' or ',' or ')' or '(' or '"' or '\'' or '\n'))
        {
            position++;
        }

        var name = text[start..position].Trim();
        if (name.Length == 0 || position == text.Length || text[position] != '=')
        {
            throw Problem("expected NAME=VALUE");
        }

        position++;
        return new Argument(name, Value());
    }

    private Literal Value()
    {
        SkipBlanks();
        if (position == text.Length)
        {
            throw Problem("expected a value");
        }

        if (++depth > MaximumDepth)
        {
            throw Problem($"values are nested deeper than {MaximumDepth}");
        }

        var value = text[position] switch
        {
            '[' => ListOf(']'),
            '(' => ListOf(')'),
            '{' => Map(),
            '"' or '\'' => new Literal.Text(Quoted()),
            '-' or '+' or '.' or (>= '0' and <= '9') => Number(),
            _ => Word(),
        };
        depth--;
        return value;
    }

    private Literal.List ListOf(char close)
    {
        position++;
        var items = new List<Literal>();
        while (!Accept(close))
        {
            if (items.Count > 0)
            {
                Expect(',', $"expected ',' or '{close}' in a list");
                if (Accept(close))
                {
                    break;
                }
            }

            items.Add(Value());
        }

        return new Literal.List(items);
    }

    private Literal.Map Map()
    {
        position++;
        var entries = new List<KeyValuePair<string, Literal>>();
        while (!Accept('}'))
        {
            if (entries.Count > 0)
            {
                Expect(',', "expected ',' or '}' in a dictionary");
                if (Accept('}'))
                {
                    break;
                }
            }

            SkipBlanks();
            if (position == text.Length || text[position] is not ('"' or '\''))
            {
                throw Problem("expected a quoted key");
            }

            var key = Quoted();
            Expect(':', "expected ':' after a key");
            entries.Add(new(key, Value()));
        }

        return new Literal.Map(entries);
    }

    private string Quoted()
    {
        var quote = text[position++];
        var value = new StringBuilder();
        while (position < text.Length && text[position] != quote)
        {
            value.Append(text[position] == '\\' ? Escape() : text[position++]);
        }

        if (position == text.Length)
        {
            throw Problem("a string is not closed");
        }

        position++;
        return value.ToString();
    }

    private char Escape()
    {
        if (++position == text.Length)
        {
            throw Problem("a string is not closed");
        }

        var c = text[position++];
        return c switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '0' => '\0',
            'x' => Hex(2),
            'u' => Hex(4),
            _ => c,
        };
    }

    private char Hex(int digits)
    {
        if (position + digits > text.Length
            || !int.TryParse(text.AsSpan(position, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
        {
            throw Problem($"expected {digits} hexadecimal digits");
        }

        position += digits;
        return (char)code;
    }

    private Literal Number()
    {
        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '.' or '_' || IsSign(start)))
        {
            position++;
        }

        var digits = text.AsSpan(start, position - start);
        if (digits.IndexOfAny('.', 'e', 'E') < 0 && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return new Literal.Integer(whole);
        }

        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real))
        {
            return new Literal.Real(real);
        }

        position = start;
        throw Problem($"'{digits.ToString()}' is not a number");
    }

    private bool IsSign(int start) =>
        text[position] is '-' or '+' && (position == start || text[position - 1] is 'e' or 'E');

    private Literal Word()
    {
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_'))
        {
            position++;
        }

        Literal? value = text.AsSpan(start, position - start) switch
        {
            "True" or "true" => new Literal.Bool(Value: true),
            "False" or "false" => new Literal.Bool(Value: false),
            "None" or "null" => Literal.Null.Value,
            _ => null,
        };
        if (value is null)
        {
            position = start;
            throw Problem("expected a value: a string needs quotes");
        }

        return value;
    }

    private bool Accept(char c)
    {
        SkipBlanks();
        if (position < text.Length && text[position] == c)
        {
            position++;
            return true;
        }

        return false;
    }

    private void Expect(char c, string problem)
    {
        if (!Accept(c))
        {
            throw Problem(problem);
        }
    }

    private void SkipBlanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private CallSyntaxException Problem(string problem) => new(problem, position);
}
