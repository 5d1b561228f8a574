using ToolAce.Eval.Bfcl.MultiTurn.Numbers;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Tests.Bfcl.MultiTurn.Numbers;

/// <summary>Pinned to mpmath 1.3.0 and decimal of Python 3.11 by <c>make_numbers.py</c>: what their objects' <c>repr</c> writes.</summary>
public sealed class PyLogarithmTests
{
    public static TheoryData<string, string, int, string> Logarithms => new()
    {
        { "36.0", "6.0", 4, "mpf('2.0')" },
        { "980.0", "20", 10, "mpf('2.299121531134')" },
        { "1234.567", "10", 20, "mpf('3.091514664086262746181')" },
        { "20", "-2.25", 4, "mpc(real='0.2307644', imag='-0.8939972')" },
        { "-2.25", "-3.5", 6, "mpc(real='0.951611996', imag='0.121344194')" },
        { "0.0", "6.0", 5, "mpf('-inf')" },
        { "-2.25", "0.0", 30, "mpc(real='0.0', imag='0.0')" },
        { "1e+300", "1.0000000000000002", 15, "mpf('3.1109764100390533e+18')" },
        { "0.9999999999999999", "10", 15, "mpf('-4.8216373327664348e-17')" },
        { "2", "10", 1, "mpf('0.3008')" },
        { "3", "7", -4, "mpf('0.5')" },
        { "'0.1'", "'3/4'", 12, "mpf('8.00392277964966')" },
        { "10 ** 400", "7", 25, "mpf('473.3178649819753307271714254')" },
        { "True", "2", 5, "mpf('0.0')" },
        { "1e-09", "1000000000.0", 60, "mpf('-0.999999999999999996994605389525944819261489090720249035945497637')" },
        { "8", "2", 300, "mpf('3.0')" },
        { "-8", "2", 17, "mpc(real='3.0', imag='4.5323601418271938085')" },
    };

    public static TheoryData<string, int, string> Roots => new()
    {
        { "2", 1, "Decimal('1')" },
        { "2", 50, "Decimal('1.4142135623730950488016887242096980785696718753769')" },
        { "0.1", 20, "Decimal('0.31622776601683794198')" },
        { "100", 1, "Decimal('1E+1')" },
        { "100", 3, "Decimal('10')" },
        { "1000000.0", 2, "Decimal('1.0E+3')" },
        { "0.0", 4, "Decimal('0')" },
        { "-0.0", 4, "Decimal('-0')" },
        { "2.25", 5, "Decimal('1.5')" },
        { "2.25", 1, "Decimal('2')" },
        { "1e-09", 3, "Decimal('0.0000316')" },
        { "1e+300", 7, "Decimal('1.000000E+150')" },
        { "12345678987654321", 9, "Decimal('111111111')" },
        { "12345678987654321", 5, "Decimal('1.1111E+8')" },
        { "5e-324", 10, "Decimal('2.222758749E-162')" },
        { "1e400", 3, "Decimal('Infinity')" },
        { "True", 2, "Decimal('1')" },
    };

    [Theory]
    [MemberData(nameof(Logarithms))]
    public void Of_ValueBaseAndDigits_IsWrittenAsMpmathDoes(string value, string @base, int digits, string written) =>
        Assert.Equal($"{{'result': {written}}}", TestWorlds.Execution("MathAPI").Execute($"logarithm(value={value}, base={@base}, precision={digits})"));

    [Theory]
    [MemberData(nameof(Roots))]
    public void SquareRoot_NumberAndPrecision_IsWrittenAsDecimalDoes(string number, int precision, string written) =>
        Assert.Equal($"{{'result': {written}}}", TestWorlds.Execution("MathAPI").Execute($"square_root({number}, {precision})"));

    [Fact]
    public void SquareRoot_TwelveThousandDigits_SquaresToTheNumber()
    {
        var text = PyDecimal.SquareRoot(Py.Of(3), Py.Of(12_345)).Text();
        Assert.Equal(12_346, text.Length);
        Assert.StartsWith("1.7320508075688772935274463415058723669428052538103806", text, StringComparison.Ordinal);
    }
}
