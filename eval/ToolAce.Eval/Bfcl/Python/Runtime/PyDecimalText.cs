using System.Globalization;
using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>Decimal digits of a float's exact value, halves to even: what <c>round</c> and <c>:.2f</c> are made of.</summary>
internal static class PyDecimalText
{
    /// <summary><c>value · 10^places</c>, rounded to a whole number.</summary>
    public static BigInteger Scaled(double value, int places)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = bits & 0xfffffffffffffL;
        mantissa = exponent == 0 ? mantissa : mantissa | (1L << 52);
        exponent = Math.Max(exponent, 1) - 1075;
        var numerator = new BigInteger(mantissa);
        var denominator = BigInteger.One;
        _ = places >= 0 ? numerator *= BigInteger.Pow(10, places) : denominator *= BigInteger.Pow(10, -places);
        _ = exponent >= 0 ? numerator <<= exponent : denominator <<= -exponent;
        var whole = DivideToEven(numerator, denominator);
        return value < 0 ? -whole : whole;
    }

    /// <summary>The quotient of a number and a positive one, halves to even.</summary>
    public static BigInteger DivideToEven(BigInteger value, BigInteger by)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(value), by, out var rest);
        var order = (rest * 2).CompareTo(by);
        quotient += order > 0 || (order == 0 && !quotient.IsEven) ? 1 : 0;
        return value.Sign < 0 ? -quotient : quotient;
    }

    /// <summary>The value with a fixed number of decimals, as <c>f"{value:.2f}"</c>.</summary>
    public static string Fixed(double value, int places)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var digits = BigInteger.Abs(Scaled(value, places)).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var text = places == 0 ? digits : digits[..^places] + "." + digits[^places..];
        return double.IsNegative(value) ? "-" + text : text;
    }
}
