using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Tests.Scores;

public sealed class PairedComparisonTests
{
    [Fact]
    public void Of_TwoRuns_DifferenceIntervalAndExactTest()
    {
        var first = Enumerable.Range(0, 20).Select(i => ScoreCardTests.Item($"{i}", i < 5)).ToList();
        var second = Enumerable.Range(0, 20).Select(i => ScoreCardTests.Item($"{i}", i is > 0 and < 15)).Reverse().ToList();
        var comparison = PairedComparison.Of(first, second, seed: 1);
        Assert.Equal((20, 0.25, 0.7), (comparison.N, comparison.First, comparison.Second));
        Assert.Equal(0.45, comparison.Difference, 10);
        Assert.Equal((1, 10), (comparison.OnlyFirst, comparison.OnlySecond));

        // Two-sided: 2 · (C(11,0) + C(11,1)) / 2^11.
        Assert.Equal(2 * 12 / 2048.0, comparison.PValue, 10);
        Assert.InRange(comparison.Ci95[0], 0.05, 0.45);
        Assert.InRange(comparison.Ci95[1], 0.45, 0.85);
        Assert.Equal(comparison.Ci95, PairedComparison.Of(first, second, seed: 1).Ci95);
    }

    [Fact]
    public void Of_EqualRuns_NoDifference()
    {
        var run = new[] { ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("2", correct: false) };
        var comparison = PairedComparison.Of(run, run, seed: 1);
        Assert.Equal((0.0, 1.0), (comparison.Difference, comparison.PValue));
        Assert.Equal([0.0, 0.0], comparison.Ci95);
    }

    [Fact]
    public void Of_SameIdInTwoSuites_AreTwoItems()
    {
        var run = new[] { ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("1", correct: false, suite: "bfcl") };
        Assert.Equal(2, PairedComparison.Of(run, run, seed: 1).N);
    }

    [Fact]
    public void Of_OtherItems_SaysSo()
    {
        var one = new[] { ScoreCardTests.Item("1", correct: true) };
        var other = new[] { ScoreCardTests.Item("2", correct: true) };
        Assert.Contains("same items", Assert.Throws<ArgumentException>(() => PairedComparison.Of(one, other, seed: 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PairedComparison.Of(one, [.. one, .. other], seed: 1));
    }
}
