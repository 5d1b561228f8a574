using ToolAce.Eval.ApiBank.Apis;

namespace ToolAce.Eval.Tests.ApiBank.Apis;

/// <summary>Pinned to what the benchmark's calculator answered.</summary>
public sealed class FormulaTests
{
    [Theory]
    [InlineData("1+2", "3.0")]
    [InlineData("2*3-4/8", "5.5")]
    [InlineData("8/2*3", "12.0")]
    [InlineData("10-2-3", "5.0")]
    [InlineData("(1+2)*(3-4)", "-3.0")]
    [InlineData("(1)(2)+3", "1.0")]
    [InlineData("7/3", "2.3333333333333335")]
    public void Calculate_Formula_IsWorkedOut(string formula, string expected) => Assert.Equal(expected, Formula.Calculate(formula).Output.ToString());

    [Theory]
    [InlineData("", "invalid formula")]
    [InlineData("12", "invalid formula")]
    [InlineData("1.5+2", "invalid formula")]
    [InlineData("(1+2", "invalid formula")]
    [InlineData("+1", "invalid formula")]
    [InlineData("((1+2))", "')' is not in list")]
    [InlineData("1)+(2", "list index out of range")]
    [InlineData("()+12", "list index out of range")]
    [InlineData("12+", "list index out of range")]
    [InlineData("1/0", "float division by zero")]
    [InlineData("1++2", "unsupported operand type(s) for +: 'float' and 'str'")]
    [InlineData("1-*2", "can't multiply sequence by non-int of type 'float'")]
    [InlineData("1-/2", "unsupported operand type(s) for /: 'str' and 'float'")]
    [InlineData("12*/3", "can't multiply sequence by non-int of type 'float'")]
    [InlineData("+12-", "can only concatenate str (not \"float\") to str")]
    public void Calculate_WrongFormula_FailsAsUpstream(string formula, string expected) => Assert.Equal(expected, Formula.Calculate(formula).Exception);

    [Theory]
    [InlineData("-12+3")]
    [InlineData("*12")]
    [InlineData("+-")]
    public void Calculate_FormulaWithoutEndUpstream_SaysSo(string formula) => Assert.NotNull(Formula.Calculate(formula).Unavailable);

    [Fact]
    public void Calculate_MegabyteOfTerms_IsWorkedOut()
    {
        Assert.Equal("500000.0", Formula.Calculate(string.Join('+', Enumerable.Repeat("1", 500_000))).Output.ToString());
        Assert.Equal("200000.0", Formula.Calculate(string.Join('+', Enumerable.Repeat("(1)", 200_000))).Output.ToString());
        Assert.Equal("inf", Formula.Calculate(new string('9', 1_000_000) + "+1").Output.ToString());
    }
}
