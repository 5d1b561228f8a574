using System.Globalization;
using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>Format specifications as <c>:.2f</c>, <c>:&gt;10</c> or <c>:,d</c>.</summary>
internal static partial class Py
{
    /// <summary><c>format(value, spec)</c>, what <c>{value:spec}</c> writes. Types <c>e</c>, <c>g</c>, <c>n</c> and other bases are refused.</summary>
    public static string Format(PyValue value, string spec) => spec.Length == 0 ? Text(value) : new PyFormatSpec(spec).Apply(value);

    private readonly struct PyFormatSpec
    {
        private readonly string fill = " ";
        private readonly char align = '\0';
        private readonly char sign = '-';
        private readonly char group = '\0';
        private readonly int width;
        private readonly int precision = -1;
        private readonly char type = '\0';

        public PyFormatSpec(string spec)
        {
            var at = 0;
            if (spec.Length > 1 && spec[1] is '<' or '>' or '=' or '^')
            {
                (fill, align, at) = (spec[..1], spec[1], 2);
            }
            else if (spec[0] is '<' or '>' or '=' or '^')
            {
                (align, at) = (spec[0], 1);
            }

            sign = at < spec.Length && spec[at] is '+' or '-' or ' ' ? spec[at++] : '-';
            if (at < spec.Length && spec[at] == '0' && align == '\0')
            {
                (fill, align, at) = ("0", '=', at + 1);
            }

            width = Number(spec, ref at, otherwise: 0);
            group = at < spec.Length && spec[at] is ',' or '_' ? spec[at++] : '\0';
            if (at < spec.Length && spec[at] == '.')
            {
                at++;
                precision = Number(spec, ref at, otherwise: -1) is var digits and >= 0 ? digits : throw PyException.ValueError("Format specifier missing precision");
            }

            type = at < spec.Length ? spec[at++] : '\0';
            if (at < spec.Length)
            {
                throw PyException.ValueError($"Invalid format specifier");
            }
        }

        public string Apply(PyValue value) => value switch
        {
            PyValue.Str s when type is '\0' or 's' => Pad(precision >= 0 && precision < s.Value.Length ? s.Value[..precision] : s.Value, '<'),
            PyValue.Int or PyValue.Bool when type is '\0' or 'd' && precision < 0 => Signed(Grouped(BigInteger.Abs(PyEquality.Whole(value)!.Value).ToString(CultureInfo.InvariantCulture)), PyEquality.Whole(value)!.Value.Sign < 0),
            PyValue.Int or PyValue.Bool or PyValue.Float when type is 'f' or 'F' => Real(Double(value), ""),
            PyValue.Int or PyValue.Bool or PyValue.Float when type is '%' => Real(Double(value) * 100, "%"),
            PyValue.Float f when type == '\0' && precision < 0 => Signed(Grouped(PyText.Repr(Math.Abs(f.Value))), double.IsNegative(f.Value)),
            PyValue.Str or PyValue.Int or PyValue.Float or PyValue.Bool => throw PyException.ValueError($"Unknown format code '{type}' for object of type '{TypeName(value)}'"),
            _ => throw PyException.TypeError($"unsupported format string passed to {TypeName(value)}.__format__"),
        };

        private static int Number(string spec, ref int at, int otherwise)
        {
            var start = at;
            while (at < spec.Length && char.IsAsciiDigit(spec[at]))
            {
                at++;
            }

            return at == start ? otherwise
                : at - start < 5 ? int.Parse(spec.AsSpan(start, at - start), CultureInfo.InvariantCulture) : throw PyException.ValueError("Too many decimal digits in format string");
        }

        private string Real(double value, string unit) =>
            Signed(Grouped(PyDecimalText.Fixed(Math.Abs(value), precision < 0 ? 6 : precision)) + unit, double.IsNegative(value) && !double.IsNaN(value));

        private string Signed(string digits, bool negative)
        {
            var mark = negative ? "-" : sign is '+' or ' ' ? sign.ToString() : "";
            return align == '=' ? mark + digits.PadLeft(Math.Max(0, width - mark.Length), fill[0]) : Pad(mark + digits, '>');
        }

        private string Grouped(string digits)
        {
            if (group == '\0' || !char.IsAsciiDigit(digits[0]))
            {
                return digits;
            }

            var end = digits.IndexOfAny(['.', 'e']) is var mark and >= 0 ? mark : digits.Length;
            for (var at = end - 3; at > 0; at -= 3)
            {
                digits = digits.Insert(at, group.ToString());
            }

            return digits;
        }

        private string Pad(string text, char otherwise)
        {
            var missing = width - CodePoints(text);
            return missing <= 0 ? text : (align == '\0' ? otherwise : align) switch
            {
                '<' => text + new string(fill[0], missing),
                '^' => new string(fill[0], missing / 2) + text + new string(fill[0], missing - missing / 2),
                _ => new string(fill[0], missing) + text,
            };
        }
    }
}
