using ToolAce.Eval.General.Gsm8k;

namespace ToolAce.Eval.Tests.General.Gsm8k;

public sealed class Gsm8kAnswersTests
{
    // re.findall("(-?[$0-9.,]{2,})|(-?[0-9]+)", text)[-1], the group that is not empty
    [Theory]
    [InlineData("She has 7 pens.\n#### 7", "7")]
    [InlineData("That is $1,234.50 a year.", "$1,234.50")]
    [InlineData("from 3 to -4", "-4")]
    [InlineData("5-3=2", "2")]
    [InlineData("It is 12.", "12.")]
    [InlineData("so 8... or so", "8...")]
    [InlineData("8 and then ..", "..")]
    [InlineData("x--15", "-15")]
    [InlineData("7, 8", "8")]
    [InlineData("none. at, all-", null)]
    [InlineData("", null)]
    public void Flexible_OfAText_IsTheLastNumber(string text, string? number) => Assert.Equal(number, Gsm8kAnswers.Flexible(text));

    [Theory]
    [InlineData("She has 7.\n#### 7\n#### 8", "7")]
    [InlineData("#### $7 #### -1,000.", "-1,000.")]
    [InlineData("####7", null)]
    [InlineData("the answer is 7", null)]
    public void Strict_OfAText_IsTheFirstMarkedNumber(string text, string? number) => Assert.Equal(number, Gsm8kAnswers.Strict(text));

    [Theory]
    [InlineData("7", "a\n#### 7", true)]
    [InlineData("$1,000.", "1,000 * 1 = 1,000\n#### 1,000", true)]
    [InlineData("18.00", "#### 18", false)]
    [InlineData("-4", "#### 4", false)]
    [InlineData("12..", "#### 12", false)]
    [InlineData("7", "#### 3 #### 7", true)]
    public void Same_OfANumberAndASolution_ComparesText(string number, string solution, bool same) => Assert.Equal(same, Gsm8kAnswers.Same(number, solution));

    [Fact]
    public void Flexible_OfAMegabyteOfDigits_IsFound() => Assert.Equal(1 << 20, Gsm8kAnswers.Flexible(new string('9', 1 << 20))!.Length);
}
