using ToolAce.Core.Statistics;

namespace ToolAce.Core.Tests.Statistics;

/// <summary>Expected values: Wilson's bounds as the roots of the score equation (p − q)² = z² q (1 − q) / n, solved in Python; McNemar by the binomial tail; quantiles as numpy gives them.</summary>
public sealed class StatisticsTests
{
    [Theory]
    [InlineData(0, 10, 0.0, 0.27753280)]
    [InlineData(5, 10, 0.23659309, 0.76340691)]
    [InlineData(10, 10, 0.72246720, 1.0)]
    [InlineData(81, 263, 0.25528852, 0.36620958)]
    public void Wilson_KnownCounts_GivesThePublishedInterval(int successes, int trials, double low, double high)
    {
        var interval = Proportions.Wilson(successes, trials);

        Assert.Equal(low, interval.Low, 1e-7);
        Assert.Equal(high, interval.High, 1e-7);
    }

    [Fact]
    public void Wilson_NoTrials_KnowsNothing() => Assert.Equal(new Interval(0, 1), Proportions.Wilson(0, 0));

    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(5, 5, 1.0)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(1, 9, 0.021484375)]
    [InlineData(9, 1, 0.021484375)]
    [InlineData(0, 2000, 0.0)]
    public void McNemar_ExactTest_EqualsTheBinomialTail(int onlyFirst, int onlySecond, double expected) =>
        Assert.Equal(expected, Proportions.McNemar(onlyFirst, onlySecond), 1e-9);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    public void Quantiles_FourValues_InterpolateLikeNumpy(double q, double expected) => Assert.Equal(expected, Quantiles.Of([4, 1, 3, 2], q), 1e-12);

    [Fact]
    public void Difference_AlwaysOneBetter_HasNoSpread()
    {
        var interval = PairedBootstrap.Difference([0, 0, 0], [1, 1, 1], seed: 1);

        Assert.Equal(new Interval(1, 1), interval);
    }

    [Fact]
    public void Difference_OfNoise_ContainsZeroAndIsRepeatable()
    {
        var random = new Random(3);
        var (first, second) = (Draw(random), Draw(random));

        var interval = PairedBootstrap.Difference(first, second, seed: 1);

        Assert.True(interval.Low < 0 && interval.High > 0);
        Assert.Equal(interval, PairedBootstrap.Difference(first, second, seed: 1));
    }

    [Fact]
    public void Difference_OtherItems_IsRefused() => Assert.Throws<ArgumentException>(() => PairedBootstrap.Difference([1], [1, 0], seed: 1));

    [Theory]
    [InlineData(0.1, 0.2, 0.3, 0.4, true)]
    [InlineData(0.3, 0.4, 0.1, 0.2, true)]
    [InlineData(0.1, 0.3, 0.3, 0.4, false)]
    public void IsDisjointFrom_TouchingIntervals_AreNotDisjoint(double a, double b, double c, double d, bool expected) =>
        Assert.Equal(expected, new Interval(a, b).IsDisjointFrom(new Interval(c, d)));

    private static double[] Draw(Random random) => [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble() < 0.5 ? 1.0 : 0.0)];
}
