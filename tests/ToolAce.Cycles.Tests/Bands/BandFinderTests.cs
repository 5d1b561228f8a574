using ToolAce.Core.Statistics;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Tests.Bands;

public sealed class BandFinderTests
{
    private static readonly CalibrateConfig Config = new(PriorSize: 100, ProbeSteps: 10, LowerQuantile: 0.75, UpperQuantile: 0.25, MinCorrect: 20);

    [Fact]
    public void Find_EnoughOfBoth_TakesTheQuantiles()
    {
        var correct = Enumerable.Range(0, 40).Select(i => new PriorSample($"c{i}", 0.01 * i, true, 0.01 * i, true));
        var learnt = Enumerable.Range(0, 40).Select(i => new PriorSample($"l{i}", 0.4 + 0.01 * i, false, 0.1, true));
        var wrong = Enumerable.Range(0, 21).Select(i => new PriorSample($"w{i}", 0.9 + 0.01 * i, false, 0.8 + 0.01 * i, false));
        var band = BandFinder.Find([.. correct, .. learnt, .. wrong], Config, "m");
        Assert.Empty(band.Fallbacks);
        Assert.Equal((Quantiles.Of(Enumerable.Range(0, 40).Select(i => 0.01 * i), 0.75), 0.85), (band.Lower, Math.Round(band.Upper, 10)));
        Assert.Equal((101, 40, 21, "m"), (band.Samples, band.Correct, band.StillWrong, band.ModelVersion));
        Assert.InRange(band.Inside, 0.4, 0.6);
    }

    [Fact]
    public void Find_FewerThanTwentyCorrect_LowerBoundIsZero()
    {
        var band = BandFinder.Find([.. Samples(19, 0.2, true), .. Samples(30, 0.6, false)], Config, "m");
        Assert.Equal([BandFallback.FewCorrect], band.Fallbacks);
        Assert.Equal((0, 0.6), (band.Lower, Math.Round(band.Upper, 10)));
        Assert.NotNull(band.LowerQuantile);
    }

    [Fact]
    public void Find_ExactlyTwentyCorrect_TakesTheirQuantile() =>
        Assert.Equal(0.2, BandFinder.Find([.. Samples(20, 0.2, true), .. Samples(30, 0.6, false)], Config, "m").Lower);

    [Fact]
    public void Find_NothingWrong_UpperBoundIsTheGreatest()
    {
        var band = BandFinder.Find([.. Samples(20, 0.2, true), .. Samples(5, 0.9, true)], Config, "m");
        Assert.Equal([BandFallback.NoneWrong], band.Fallbacks);
        Assert.Equal((0.2, 0.9), (band.Lower, band.Upper));
    }

    [Fact]
    public void Find_LowerNotBelowUpper_TakesTheMedianAndHalfTheInterquartileRange()
    {
        var correct = Enumerable.Range(0, 30).Select(i => new PriorSample($"c{i}", 1 + 0.1 * i, true, 1, true));
        var wrong = Enumerable.Range(0, 30).Select(i => new PriorSample($"w{i}", 1 + 0.1 * i, false, 1 + 0.1 * i, false));
        PriorSample[] all = [.. correct, .. wrong];
        var band = BandFinder.Find(all, Config, "m");
        double Q(double q) => Quantiles.Of(all.Select(s => s.Before), q);
        Assert.Equal([BandFallback.Inverted], band.Fallbacks);
        Assert.Equal((Q(0.5) - (Q(0.75) - Q(0.25)) / 2, Q(0.5) + (Q(0.75) - Q(0.25)) / 2), (band.Lower, band.Upper));
    }

    [Fact]
    public void Find_TrainingMovedEverything_UpperBoundIsOnTodaysScale()
    {
        // An untrained format: complexity falls from about 3 to about 0.3 for all, learnt or not.
        var samples = Enumerable.Range(0, 40).Select(i => new PriorSample($"d{i}", 3 + 0.01 * i, false, 0.3, i % 2 == 0)).ToList();
        var band = BandFinder.Find(samples, Config, "m");
        Assert.Equal([BandFallback.FewCorrect, BandFallback.OffScale], band.Fallbacks);
        Assert.InRange(band.Inside, 0.6, 0.9);
    }

    [Fact]
    public void Find_AllAlike_GoesFromZeroToTheGreatest()
    {
        var band = BandFinder.Find(Samples(30, 0.5, true), Config, "m");
        Assert.Equal((0, 0.5), (band.Lower, band.Upper));
        Assert.Equal(BandFallback.NoSpread, band.Fallbacks[^1]);
    }

    [Fact]
    public void Find_NoSamples_Refuses() => Assert.Throws<ArgumentException>(() => BandFinder.Find([], Config, "m"));

    private static List<PriorSample> Samples(int count, double complexity, bool correct) =>
        [.. Enumerable.Range(0, count).Select(i => new PriorSample($"{complexity}-{i}", complexity, correct, complexity, correct))];
}
