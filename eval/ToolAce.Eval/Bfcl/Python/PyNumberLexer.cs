using System.Globalization;
using System.Numerics;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Reads number literals: underscores, bases, leading zeros and what may follow, as CPython's tokenizer has it.</summary>
internal static class PyNumberLexer
{
    private const int MaximumDigits = 4300;

    // What may stand right behind a number: the first letters of a keyword operator.
    private static readonly string[] Followers = ["and", "else", "for", "if", "in", "is", "or", "not"];

    public static PyValue Read(string text, ref int position)
    {
        var start = position;
        if (text[position] == '0' && position + 1 < text.Length && char.ToLowerInvariant(text[position + 1]) is 'x' or 'o' or 'b')
        {
            return OtherBase(text, ref position);
        }

        Digits(text, ref position);
        var whole = Clean(text, start, position);
        var real = false;
        if (position < text.Length && text[position] == '.')
        {
            real = true;
            position++;
            if (position < text.Length && char.IsAsciiDigit(text[position]))
            {
                Digits(text, ref position);
            }
        }

        real |= Exponent(text, ref position);
        var digits = Clean(text, start, position);
        if (position < text.Length && text[position] is 'j' or 'J')
        {
            position++;
            RefuseName(text, position);
            return new PyValue.Imaginary(new Complex(0, double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)));
        }

        RefuseName(text, position);
        return real ? new PyValue.Float(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)) : Whole(whole);
    }

    private static PyValue.Int Whole(string digits)
    {
        if (digits.Length > MaximumDigits)
        {
            throw new PySyntaxException($"a whole number of more than {MaximumDigits} digits");
        }

        if (digits[0] == '0' && digits.AsSpan().ContainsAnyExcept('0'))
        {
            throw new PySyntaxException("leading zeros in decimal integer literals are not permitted");
        }

        return new PyValue.Int(BigInteger.Parse(digits, CultureInfo.InvariantCulture));
    }

    private static PyValue.Int OtherBase(string text, ref int position)
    {
        var radix = char.ToLowerInvariant(text[position + 1]) switch { 'x' => 16, 'o' => 8, _ => 2 };
        position += 2;
        var digits = new StringBuilder("0");
        var start = position;
        while (position < text.Length)
        {
            // An underscore stands before a digit.
            var at = text[position] == '_' ? position + 1 : position;
            if (at >= text.Length || !char.IsAsciiHexDigit(text[at]) || Convert.ToInt32(text.Substring(at, 1), 16) is var digit && digit >= radix)
            {
                break;
            }

            _ = radix == 8 ? digits.Append(digit.ToString("b3", CultureInfo.InvariantCulture)) : digits.Append(text[at]);
            position = at + 1;
        }

        if (position == start || (position < text.Length && (text[position] == '_' || char.IsAsciiDigit(text[position]))))
        {
            throw new PySyntaxException("invalid digit in a number");
        }

        RefuseName(text, position);
        // The leading zero keeps the number from being read as a negative one.
        return new PyValue.Int(BigInteger.Parse(digits.ToString(), radix == 16 ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture));
    }

    private static bool Exponent(string text, ref int position)
    {
        if (position >= text.Length || text[position] is not ('e' or 'E'))
        {
            return false;
        }

        var at = position + 1;
        if (at < text.Length && text[at] is '+' or '-')
        {
            at++;
            if (at >= text.Length || !char.IsAsciiDigit(text[at]))
            {
                throw new PySyntaxException("invalid decimal literal");
            }
        }

        if (at >= text.Length || !char.IsAsciiDigit(text[at]))
        {
            return false;
        }

        position = at;
        Digits(text, ref position);
        return true;
    }

    private static void Digits(string text, ref int position)
    {
        while (position < text.Length)
        {
            if (char.IsAsciiDigit(text[position]))
            {
                position++;
            }
            else if (text[position] == '_')
            {
                position++;
                if (position >= text.Length || !char.IsAsciiDigit(text[position]))
                {
                    throw new PySyntaxException("invalid decimal literal");
                }
            }
            else
            {
                break;
            }
        }
    }

    private static string Clean(string text, int start, int end) => text[start..end].Replace("_", "");

    private static void RefuseName(string text, int position)
    {
        if (position < text.Length && PyCharacters.StartsName(text, position)
            && !Followers.Any(f => text.AsSpan(position).StartsWith(f, StringComparison.Ordinal)))
        {
            throw new PySyntaxException("invalid decimal literal");
        }
    }
}
