using System.Numerics;

namespace ToolAce.Eval.Bfcl.MultiTurn.Numbers;

/// <summary>Whole square roots.</summary>
internal static class WholeRoots
{
    /// <summary>The largest whole number whose square is not above <paramref name="value"/>, by Newton's iteration with growing precision.</summary>
    public static BigInteger SquareRoot(BigInteger value)
    {
        if (value < 1L << 52)
        {
            return (BigInteger)Math.Floor(Math.Sqrt((double)value));
        }

        // The root of the upper half of the bits is a start with half the bits right.
        var quarter = (int)(value.GetBitLength() / 4);
        var root = SquareRoot(value >> (2 * quarter)) + 1 << quarter;
        while (true)
        {
            var next = (root + value / root) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
