using System.Globalization;
using System.Numerics;

namespace ToolAce.Eval.Bfcl.MultiTurn.Numbers;

/// <summary>
/// A binary floating-point number of any precision, <c>mantissa · 2^exponent</c> with an odd mantissa, or a special value: what <c>mpmath</c> computes with.
/// Operations are exact where no precision is asked for; roundings are to nearest (halves to even) or toward zero.
/// </summary>
internal readonly record struct BigReal
{
    private BigReal(BigInteger mantissa, long exponent, double special)
    {
        Mantissa = mantissa;
        Exponent = exponent;
        Special = special;
    }

    public BigInteger Mantissa { get; }

    public long Exponent { get; }

    /// <summary>±∞ or NaN; 0 for a finite number.</summary>
    public double Special { get; }

    public bool IsZero => Mantissa.IsZero && Special == 0;

    public bool IsFinite => Special == 0;

    public int Sign => Special == 0 ? Mantissa.Sign : Special > 0 ? 1 : Special < 0 ? -1 : 0;

    /// <summary>The place of the highest bit: the number is below 2^Magnitude.</summary>
    public long Magnitude => Exponent + (long)BigInteger.Abs(Mantissa).GetBitLength();

    public static BigReal Of(BigInteger mantissa, long exponent = 0)
    {
        if (mantissa.IsZero)
        {
            return default;
        }

        var zeros = (int)BigInteger.TrailingZeroCount(mantissa);
        return new BigReal(mantissa >> zeros, exponent + zeros, special: 0);
    }

    public static BigReal Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return new BigReal(BigInteger.Zero, 0, value);
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var power = (int)((bits >> 52) & 0x7ff);
        var mantissa = power == 0 ? bits & 0xfffffffffffffL : (bits & 0xfffffffffffffL) | (1L << 52);
        return Of(value < 0 ? -mantissa : mantissa, Math.Max(power, 1) - 1075);
    }

    public static BigReal operator -(BigReal value) => new(-value.Mantissa, value.Exponent, -value.Special);

    public static BigReal operator *(BigReal a, BigReal b)
    {
        if (a.IsFinite && b.IsFinite)
        {
            return new BigReal(a.Mantissa * b.Mantissa, a.Mantissa.IsZero || b.Mantissa.IsZero ? 0 : a.Exponent + b.Exponent, special: 0);
        }

        var sign = a.Sign * b.Sign;
        return new BigReal(BigInteger.Zero, 0, sign == 0 ? double.NaN : sign * double.PositiveInfinity);
    }

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            return new BigReal(BigInteger.Zero, 0, a.Special + b.Special);
        }

        if (a.IsZero || b.IsZero)
        {
            return a.IsZero ? b : a;
        }

        var low = Math.Min(a.Exponent, b.Exponent);
        return Of((a.Mantissa << (int)(a.Exponent - low)) + (b.Mantissa << (int)(b.Exponent - low)), low);
    }

    /// <summary>The quotient, rounded to nearest; null for a division by zero.</summary>
    public static BigReal? Divide(BigReal a, BigReal b, int precision)
    {
        if (b.IsZero)
        {
            return null;
        }

        if (!a.IsFinite || !b.IsFinite)
        {
            var special = double.IsNaN(a.Special) || double.IsNaN(b.Special) || (!a.IsFinite && !b.IsFinite) ? double.NaN : !a.IsFinite ? a.Sign * b.Sign * double.PositiveInfinity : 0;
            return new BigReal(BigInteger.Zero, 0, special);
        }

        if (a.IsZero)
        {
            return a;
        }

        var extra = Math.Max(5, precision - (int)BigInteger.Abs(a.Mantissa).GetBitLength() + (int)BigInteger.Abs(b.Mantissa).GetBitLength() + 5);
        var quotient = BigInteger.DivRem(BigInteger.Abs(a.Mantissa) << extra, BigInteger.Abs(b.Mantissa), out var rest);

        // What is left over decides ties.
        quotient = (quotient << 1) + (rest.IsZero ? 0 : 1);
        return Of(a.Mantissa.Sign == b.Mantissa.Sign ? quotient : -quotient, a.Exponent - b.Exponent - extra - 1).Rounded(precision);
    }

    /// <summary>Rounded to so many bits, halves to even.</summary>
    public BigReal Rounded(int precision)
    {
        var size = BigInteger.Abs(Mantissa);
        var excess = (int)size.GetBitLength() - precision;
        if (excess <= 0)
        {
            return this;
        }

        var kept = size >> excess;
        var half = BigInteger.One << (excess - 1);
        var order = (size - (kept << excess)).CompareTo(half);
        kept += order > 0 || (order == 0 && !kept.IsEven) ? 1 : 0;
        return Of(Mantissa.Sign < 0 ? -kept : kept, Exponent + excess);
    }

    /// <summary>Cut to so many bits.</summary>
    public BigReal Truncated(int precision)
    {
        var size = BigInteger.Abs(Mantissa);
        var excess = (int)size.GetBitLength() - precision;
        return excess <= 0 ? this : Of((Mantissa.Sign < 0 ? -1 : 1) * (size >> excess), Exponent + excess);
    }

    /// <summary>At most so many decimal digits, as <c>mpmath</c> writes a number: cut three digits behind the last, then rounded, halves up.</summary>
    public string ToText(int digits)
    {
        if (!IsFinite || IsZero)
        {
            return IsZero ? "0.0" : double.IsNaN(Special) ? "nan" : Special > 0 ? "+inf" : "-inf";
        }

        var (text, exponent) = Digits(digits + 3);
        if (text.Length > digits && text[digits] >= '5')
        {
            text = (BigInteger.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
            exponent += text.Length > digits ? 1 : 0;
        }

        text = text.Length > digits ? text[..digits] : text;
        var split = 1;
        var shown = exponent;
        if (exponent > Math.Min(-(digits / 3), -5) && exponent < digits)
        {
            text = exponent < 0 ? new string('0', -exponent) + text : text.PadRight(exponent + 1, '0');
            split = exponent < 0 ? 1 : exponent + 1;
            shown = 0;
        }

        text = (text[..split] + "." + text[split..]).TrimEnd('0');
        text = (Mantissa.Sign < 0 ? "-" : "") + (text.EndsWith('.') ? text + "0" : text);
        return shown == 0 ? text : $"{text}e{(shown > 0 ? "+" : "")}{shown.ToString(CultureInfo.InvariantCulture)}";
    }

    // By way of a binary fixed-point number, whose last decimal is cut.
    private (string Digits, int Exponent) Digits(int count)
    {
        var logarithm = Math.Log2(10);
        var bits = (int)(count * logarithm) + 10;
        var binary = (int)Math.Max(bits - Magnitude, 0);
        var decimals = (int)(binary / logarithm + 0.5);
        var shift = (int)(binary + Exponent);
        var size = BigInteger.Abs(Mantissa);
        var scaled = shift >= 0 ? size << shift : size >> -shift;
        var text = ((scaled * BigInteger.Pow(10, decimals)) >> binary).ToString(CultureInfo.InvariantCulture);
        return (text, text.Length - decimals - 1);
    }
}
