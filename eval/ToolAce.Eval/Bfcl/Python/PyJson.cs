using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>
/// JSON as Python's <c>json.loads</c> reads it: NaN and Infinity are values, the last of duplicate keys wins, whole numbers keep every digit, a number with a
/// point or an exponent is a float. Data files and function-calling models' arguments go through it.
/// </summary>
public static class PyJson
{
    /// <summary>Reads one document.</summary>
    /// <exception cref="FormatException">Python would refuse the text.</exception>
    public static PyValue Parse(string text) => new Reader(text).Document();

    private sealed class Reader(string text)
    {
        // Python's default limit on the digits of an int (sys.int_info.default_max_str_digits).
        private const int MaximumDigits = 4300;
        private const int MaximumDepth = 900;
        private static readonly PyValue NotANumber = new PyValue.Float(double.NaN);
        private static readonly PyValue Infinity = new PyValue.Float(double.PositiveInfinity);
        private static readonly PyValue MinusInfinity = new PyValue.Float(double.NegativeInfinity);
        private static readonly SearchValues<char> Plain = SearchValues.Create("\"\\");
        private int position;
        private int depth;

        public PyValue Document()
        {
            SkipBlanks();
            var value = Value();
            SkipBlanks();
            return position == text.Length ? value : throw Problem("extra data");
        }

        private PyValue Value()
        {
            if (position == text.Length)
            {
                throw Problem("expected a value");
            }

            switch (text[position])
            {
                case '"':
                    return new PyValue.Str(Quoted());
                case '{':
                    return Nested(Dict);
                case '[':
                    return Nested(List);
                default:
                    return Word("null", PyValue.None.Value) ?? Word("true", PyValue.Bool.True) ?? Word("false", PyValue.Bool.False)
                        ?? Word("NaN", NotANumber) ?? Word("Infinity", Infinity) ?? Word("-Infinity", MinusInfinity) ?? Number();
            }
        }

        private PyValue Nested(Func<PyValue> read)
        {
            if (++depth > MaximumDepth)
            {
                throw new PySyntaxException("nested too deeply", "RecursionError");
            }

            var value = read();
            depth--;
            return value;
        }

        private PyValue? Word(string word, PyValue value)
        {
            if (!text.AsSpan(position).StartsWith(word, StringComparison.Ordinal))
            {
                return null;
            }

            position += word.Length;
            return value;
        }

        private PyValue Dict()
        {
            position++;
            var entries = new PyValue.Dict();
            SkipBlanks();
            if (Accept('}'))
            {
                return entries;
            }

            do
            {
                SkipBlanks();
                if (position == text.Length || text[position] != '"')
                {
                    throw Problem("expected a key in double quotes");
                }

                var key = new PyValue.Str(Quoted());
                SkipBlanks();
                Expect(':');
                SkipBlanks();
                entries.Set(key, Value());
                SkipBlanks();
            }
            while (Accept(','));
            Expect('}');
            return entries;
        }

        private PyValue List()
        {
            position++;
            var items = new List<PyValue>();
            SkipBlanks();
            if (Accept(']'))
            {
                return new PyValue.List(items);
            }

            do
            {
                SkipBlanks();
                items.Add(Value());
                SkipBlanks();
            }
            while (Accept(','));
            Expect(']');
            return new PyValue.List(items);
        }

        private PyValue Number()
        {
            var start = position;
            Accept('-');
            var digits = Digits();
            if (digits == 0 || (digits > 1 && text[position - digits] == '0'))
            {
                // 012 reads as 0 and then fails on what follows.
                throw Problem("expected a value");
            }

            var whole = true;
            if (position + 1 < text.Length && text[position] == '.' && char.IsAsciiDigit(text[position + 1]))
            {
                position++;
                Digits();
                whole = false;
            }

            if (position < text.Length && text[position] is 'e' or 'E')
            {
                var mark = position++;
                _ = Accept('+') || Accept('-');
                if (Digits() == 0)
                {
                    position = mark;
                }
                else
                {
                    whole = false;
                }
            }

            var number = text.AsSpan(start, position - start);
            if (!whole)
            {
                return new PyValue.Float(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture));
            }

            return digits <= MaximumDigits ? new PyValue.Int(BigInteger.Parse(number, CultureInfo.InvariantCulture)) : throw new PySyntaxException("too many digits", "ValueError");
        }

        private int Digits()
        {
            var start = position;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
            {
                position++;
            }

            return position - start;
        }

        private string Quoted()
        {
            position++;
            StringBuilder? value = null;
            while (true)
            {
                var length = text.AsSpan(position).IndexOfAny(Plain);
                if (length < 0)
                {
                    throw Problem("a string is not closed");
                }

                var piece = text.AsSpan(position, length);
                if (piece.IndexOfAnyInRange('\0', '\u001f') >= 0)
                {
                    throw Problem("a control character in a string");
                }

                position += length;
                if (text[position++] == '"')
                {
                    return value is null ? piece.ToString() : value.Append(piece).ToString();
                }

                (value ??= new StringBuilder()).Append(piece).Append(Escape());
            }
        }

        private char Escape()
        {
            var c = position < text.Length ? text[position++] : throw Problem("a string is not closed");
            if (c == 'u')
            {
                if (position + 4 > text.Length || !text.AsSpan(position, 4).ContainsOnlyHex())
                {
                    throw Problem("expected four hexadecimal digits");
                }

                position += 4;
                return (char)ushort.Parse(text.AsSpan(position - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            }

            return c switch
            {
                '"' or '\\' or '/' => c,
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => throw Problem($"unknown escape \\{c}"),
            };
        }

        private bool Accept(char c)
        {
            if (position < text.Length && text[position] == c)
            {
                position++;
                return true;
            }

            return false;
        }

        private void Expect(char c)
        {
            if (!Accept(c))
            {
                throw Problem($"expected '{c}'");
            }
        }

        private void SkipBlanks()
        {
            while (position < text.Length && text[position] is ' ' or '\t' or '\n' or '\r')
            {
                position++;
            }
        }

        private FormatException Problem(string problem) => new($"{problem} at character {position}");
    }
}
