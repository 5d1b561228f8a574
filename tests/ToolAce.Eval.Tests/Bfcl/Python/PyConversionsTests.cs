using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.Python;

public sealed class PyConversionsTests
{
    [Theory]
    [InlineData("007", "7")]
    [InlineData(" +1_000\n", "1000")]
    [InlineData("-٣٤\u2003", "-34")]
    [InlineData("\u001f5", "5")]
    [InlineData("1__0", null)]
    [InlineData("_1", null)]
    [InlineData("1_", null)]
    [InlineData("- 1", null)]
    [InlineData("1.0", null)]
    [InlineData("²", null)]
    [InlineData("0x1", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    public void ToInt_Text_AsPython(string text, string? value) => Assert.Equal(value, PyConversions.ToInt(text)?.ToString());

    [Theory]
    [InlineData("1_0.5_0e1_0", "105000000000.0")]
    [InlineData("-.5", "-0.5")]
    [InlineData("5.", "5.0")]
    [InlineData("1e999", "inf")]
    [InlineData("-Infinity", "-inf")]
    [InlineData("NaN", "nan")]
    [InlineData("𝟙.𝟝", "1.5")]
    [InlineData(".", null)]
    [InlineData("1e", null)]
    [InlineData("e5", null)]
    [InlineData("1_.5", null)]
    [InlineData("1.5f", null)]
    [InlineData("1,5", null)]
    [InlineData("--1", null)]
    [InlineData("in_f", null)]
    [InlineData("", null)]
    public void ToFloat_Text_AsPython(string text, string? value) => Assert.Equal(value, PyConversions.ToFloat(text)?.ToString());

    [Fact]
    public void ToInt_BeyondPythonsDigits_Refused()
    {
        Assert.NotNull(PyConversions.ToInt(new string('1', 4300)));
        Assert.Null(PyConversions.ToInt(new string('1', 4301)));
    }
}
