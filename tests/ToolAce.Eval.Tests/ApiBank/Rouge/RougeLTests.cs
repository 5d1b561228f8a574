using ToolAce.Eval.ApiBank.Rouge;

namespace ToolAce.Eval.Tests.ApiBank.Rouge;

public sealed class RougeLTests
{
    [Theory]
    [InlineData("the door is red", "the door is red", 1.0)]
    [InlineData("The door is red", "the door is red", 0.75)]
    [InlineData("red is the door", "the door is red", 0.5)]
    [InlineData("the  door\tis red.", "the door is red", 1.0)]
    [InlineData("the. door. is. red", "the door is red", 1.0)]
    [InlineData("the door. ", "the door", 0.8)]
    [InlineData("a a a a", "a", 1.0)]
    [InlineData("a b. c d", "a c. b d", 1.0)]
    [InlineData("blue", "red", 0.0)]
    [InlineData("b a", "a b", 0.5)]
    [InlineData("b a c", "a b. b c", 0.6667)]
    [InlineData(" ", "red", 0.0)]
    public void Score_Texts_IsThePackagesScore(string hypothesis, string reference, double expected)
    {
        var (score, error) = RougeL.Score(hypothesis, reference);
        Assert.Null(error);
        Assert.Equal(expected, RougeL.Rounded(score));
    }

    [Fact]
    public void Score_PerfectMatch_FallsShortByTheAddedTerm() => Assert.Equal(0.999999995, RougeL.Score("the door", "the door").Score);

    [Theory]
    [InlineData("...", "red", "ValueError: Hypothesis is empty.")]
    [InlineData("", "red", "ValueError: Hypothesis is empty.")]
    [InlineData("red", ".", "ValueError: Reference is empty.")]
    public void Score_TextWithoutSentences_IsAnError(string hypothesis, string reference, string expected) =>
        Assert.Equal(expected, RougeL.Score(hypothesis, reference).Error);

    [Fact]
    public void Score_MegabyteOfWords_ComesBack()
    {
        Assert.Null(RougeL.Score(string.Concat(Enumerable.Repeat("a ", 500_000)), "a door is red").Error);
        Assert.Null(RougeL.Score(string.Concat(Enumerable.Repeat("a.", 500_000)), "a door is red").Error);
        Assert.NotNull(RougeL.Score(string.Concat(Enumerable.Repeat("a ", 500_000)), string.Concat(Enumerable.Repeat("a ", 500_000))).Error);
    }

    // Halves that a double holds exactly go to the even digit; others by what the double really is.
    [Theory]
    [InlineData(0.03125, 0.0312)]
    [InlineData(0.09375, 0.0938)]
    [InlineData(0.00005, 0.0001)]
    [InlineData(0.00015, 0.0001)]
    [InlineData(0.12345, 0.1235)]
    [InlineData(0.00004999, 0.0)]
    [InlineData(1e-300, 0.0)]
    [InlineData(0.99995, 1.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, 1.0)]
    public void Rounded_Value_IsPythonsRound(double value, double expected) => Assert.Equal(expected, RougeL.Rounded(value));
}
