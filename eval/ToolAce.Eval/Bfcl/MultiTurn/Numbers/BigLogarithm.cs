using System.Numerics;

namespace ToolAce.Eval.Bfcl.MultiTurn.Numbers;

/// <summary>Natural logarithms and π, correctly rounded to a number of bits.</summary>
internal static class BigLogarithm
{
    private const int Guard = 40;

    /// <summary>The logarithm of a number that is not negative: −∞ of 0, 0 of 1.</summary>
    public static BigReal Ln(BigReal value, int precision)
    {
        if (!value.IsFinite)
        {
            return value;
        }

        if (value.IsZero)
        {
            return BigReal.Of(double.NegativeInfinity);
        }

        // value = m · 2^k with m in [0.75, 1.5), so that k · ln 2 and ln m do not cancel.
        var bits = (int)value.Mantissa.GetBitLength();
        var power = value.Exponent + bits;
        var unit = BigInteger.One << bits;
        var part = value.Mantissa;
        if (part * 4 < unit * 3)
        {
            unit >>= 1;
            power--;
        }

        var distance = BigInteger.Abs(part - unit);
        var close = distance.IsZero ? 0 : bits - (int)distance.GetBitLength();
        var working = precision + Guard + close + 64;
        var sum = power == 0 ? BigInteger.Zero : Ln2(working) * power;
        sum += distance.IsZero ? BigInteger.Zero : LnNearOne((part << working) / unit, working);
        return BigReal.Of(sum, -working).Rounded(precision);
    }

    /// <summary>π, by Machin's formula.</summary>
    public static BigReal Pi(int precision)
    {
        var working = precision + Guard;
        return BigReal.Of(16 * Inverse(5, working, alternating: true) - 4 * Inverse(239, working, alternating: true), -working).Rounded(precision);
    }

    // ln 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749).
    private static BigInteger Ln2(int working) =>
        18 * Inverse(26, working, alternating: false) - 2 * Inverse(4801, working, alternating: false) + 8 * Inverse(8749, working, alternating: false);

    // artanh(1/n), or arctan(1/n) with alternating signs, in fixed point.
    private static BigInteger Inverse(int n, int working, bool alternating)
    {
        var power = (BigInteger.One << working) / n;
        var sum = power;
        var square = (BigInteger)n * n;
        for (var k = 3; !power.IsZero; k += 2)
        {
            power /= square;
            sum += alternating && (k & 2) != 0 ? -(power / k) : power / k;
        }

        return sum;
    }

    // Roots bring the number nearer to 1, where 2 artanh((m − 1) / (m + 1)) needs few terms.
    private static BigInteger LnNearOne(BigInteger fixedPoint, int working)
    {
        var roots = working < 1000 ? 0 : (int)Math.Sqrt(working / 8.0);
        var inner = working + 2 * roots + 16;
        var value = fixedPoint << (inner - working);
        var one = BigInteger.One << inner;
        for (var i = 0; i < roots; i++)
        {
            value = WholeRoots.SquareRoot(value << inner);
        }

        var ratio = ((value - one) << inner) / (value + one);
        var square = (ratio * ratio) >> inner;
        var sum = ratio;
        var power = ratio;
        for (var k = 3; ; k += 2)
        {
            power = (power * square) >> inner;
            var term = power / k;
            if (term.IsZero || term == BigInteger.MinusOne)
            {
                break;
            }

            sum += term;
        }

        return (sum << (1 + roots)) >> (inner - working);
    }
}
