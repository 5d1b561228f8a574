namespace ToolAce.Trainer.Tests;

public sealed class PartsTests
{
    [Fact]
    public void Of_AStep_PutsLikeLengthsTogetherLongestFirst() =>
        Assert.Equal(["eeeee dddd", "ccc bb", "a"], Parts.Of(["bb", "eeeee", "a", "ccc", "dddd"], s => s.Length, size: 2).Select(p => string.Join(' ', p)));

    [Fact]
    public void Of_EqualLengths_KeepsTheirOrder() => Assert.Equal(["p q", "r"], Parts.Of(["p", "q", "r"], s => s.Length, size: 2).Select(p => string.Join(' ', p)));
}
