using System.Globalization;
using System.Numerics;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Numbers;

/// <summary>
/// A <c>decimal.Decimal</c> that is not negative: <c>digits · 10^exponent</c>, or a special value. It knows the exact value of a number, the square root, and how it is
/// written (IBM's General Decimal Arithmetic, which Python's module follows).
/// </summary>
internal sealed class PyDecimal : PyObject
{
    private const int MaximumPrecision = 100_000;
    private static readonly BigInteger PrecisionLimit = 999_999_999_999_999_999;

    private readonly BigInteger digits;
    private readonly int exponent;
    private readonly string? special;
    private readonly bool isNegativeZero;

    private PyDecimal(BigInteger digits, int exponent, bool isNegativeZero = false)
    {
        this.digits = digits;
        this.exponent = exponent;
        this.isNegativeZero = isNegativeZero;
    }

    private PyDecimal(string special) => this.special = special;

    public override string TypeName => "decimal.Decimal";

    /// <summary><c>Decimal(number).sqrt()</c> at a precision of so many digits, halves to even.</summary>
    /// <exception cref="PyException">The precision is out of range, or an argument is no number.</exception>
    public static PyDecimal SquareRoot(PyValue number, PyValue precision)
    {
        var places = PyEquality.Whole(precision) ?? throw PyException.TypeError("an integer is required");
        if (places < 1 || places > PrecisionLimit)
        {
            throw PyException.ValueError("valid range for prec is [1, MAX_PREC]");
        }

        return places <= MaximumPrecision ? Exact(number).SquareRoot((int)places) : throw new PyException("MemoryError", "");
    }

    public override bool EqualTo(PyValue other) => other is PyDecimal d && special is null && d.special is null && Text() == d.Text();

    public override string Repr() => $"Decimal('{Text()}')";

    public override PyValue DeepCopy() => this;

    public override string Text()
    {
        if (special is not null)
        {
            return special;
        }

        var text = digits.ToString(CultureInfo.InvariantCulture);
        var adjusted = exponent + text.Length - 1;
        var sign = isNegativeZero ? "-" : "";
        if (exponent <= 0 && adjusted >= -6)
        {
            var whole = text.Length + exponent;
            return sign + (exponent == 0 ? text : whole > 0 ? $"{text[..whole]}.{text[whole..]}" : $"0.{new string('0', -whole)}{text}");
        }

        return $"{sign}{text[0]}{(text.Length > 1 ? "." + text[1..] : "")}E{(adjusted < 0 ? "" : "+")}{adjusted.ToString(CultureInfo.InvariantCulture)}";
    }

    private static PyDecimal Exact(PyValue number)
    {
        if (number is not PyValue.Float { Value: var real })
        {
            return new PyDecimal(PyEquality.Whole(number) ?? throw PyException.TypeError("no number"), exponent: 0);
        }

        if (!double.IsFinite(real))
        {
            return new PyDecimal(double.IsNaN(real) ? "NaN" : "Infinity");
        }

        var bits = BitConverter.DoubleToInt64Bits(real);
        var power = (int)((bits >> 52) & 0x7ff);
        var mantissa = new BigInteger(power == 0 ? bits & 0xfffffffffffffL : (bits & 0xfffffffffffffL) | (1L << 52));
        power = Math.Max(power, 1) - 1075;
        if (mantissa.IsZero)
        {
            return new PyDecimal(BigInteger.Zero, exponent: 0, double.IsNegative(real));
        }

        while (power < 0 && mantissa.IsEven)
        {
            mantissa >>= 1;
            power++;
        }

        // m · 2^-k = m · 5^k · 10^-k.
        return power >= 0 ? new PyDecimal(mantissa << power, exponent: 0) : new PyDecimal(mantissa * BigInteger.Pow(5, -power), power);
    }

    private PyDecimal SquareRoot(int precision)
    {
        if (special is not null || digits.IsZero)
        {
            return special is not null ? this : new PyDecimal(BigInteger.Zero, exponent >> 1, isNegativeZero);
        }

        // Scaled by a power of 100 so that the whole root has one digit more than wanted.
        var odd = (exponent & 1) != 0;
        var length = Length(digits);
        var value = odd ? digits * 10 : digits;
        var power = exponent >> 1;
        var shift = precision + 1 - (odd ? (length >> 1) + 1 : (length + 1) >> 1);
        var isExact = true;
        if (shift >= 0)
        {
            value *= BigInteger.Pow(100, shift);
        }
        else
        {
            value = BigInteger.DivRem(value, BigInteger.Pow(100, -shift), out var rest);
            isExact = rest.IsZero;
        }

        var root = WholeRoots.SquareRoot(value);
        if (isExact && root * root == value)
        {
            // An exact root keeps half the exponent where its digits allow it.
            root = shift >= 0 ? root / BigInteger.Pow(10, shift) : root * BigInteger.Pow(10, -shift);
            return new PyDecimal(root, power).Rounded(precision);
        }

        // A last digit of 0 or 5 must not look like a tie.
        root += (root % 5).IsZero ? 1 : 0;
        return new PyDecimal(root, power - shift).Rounded(precision);
    }

    private PyDecimal Rounded(int precision)
    {
        var excess = Length(digits) - precision;
        if (excess <= 0)
        {
            return this;
        }

        var rounded = new PyDecimal(PyDecimalText.DivideToEven(digits, BigInteger.Pow(10, excess)), exponent + excess);
        return rounded.Rounded(precision);
    }

    private static int Length(BigInteger value) => value.ToString(CultureInfo.InvariantCulture).Length;
}
