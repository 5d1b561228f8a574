namespace ToolAce.Eval.ApiBank.Rouge;

/// <summary>Python's <c>round(x, 4)</c>: by the exact binary value, ties to even.</summary>
internal static class PyRound
{
    private const int Scale = 10_000;
    private const int MantissaBits = 52;
    private const int LargestShift = 100;

    /// <param name="value">Between 0 and 1.</param>
    public static double ToFour(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> MantissaBits);
        var mantissa = (bits & ((1L << MantissaBits) - 1)) | (exponent == 0 ? 0 : 1L << MantissaBits);

        // value = mantissa / 2^shift
        var shift = 1075 - Math.Max(exponent, 1);
        if (shift > LargestShift)
        {
            return 0;
        }

        var scaled = (UInt128)(ulong)mantissa * Scale;
        var whole = (ulong)(scaled >> shift);
        var rest = scaled - ((UInt128)whole << shift);
        var half = UInt128.One << (shift - 1);
        whole += rest > half || (rest == half && whole % 2 == 1) ? 1UL : 0UL;
        return (double)whole / Scale;
    }
}
