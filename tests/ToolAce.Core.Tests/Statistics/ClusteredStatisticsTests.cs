using ToolAce.Core.Statistics;

namespace ToolAce.Core.Tests.Statistics;

/// <summary>Expected values by brute force from the definitions: <c>Goldens/make_statistics.py</c>.</summary>
public sealed class ClusteredStatisticsTests
{
    [Theory]
    [InlineData(new[] { 1, 1, 1, 1, 1 }, 0.0625)]
    [InlineData(new[] { 3, -1, 2, 2, -1, 1 }, 0.28125)]
    [InlineData(new[] { 4, 4, 4, -1 }, 0.25)]
    [InlineData(new[] { 5, 0, -2, 1, 1, 1, 1, 0 }, 0.375)]
    [InlineData(new[] { 2, -2 }, 1.0)]
    [InlineData(new int[0], 1.0)]
    public void SignFlip_WholeSums_CountsEveryAssignment(int[] sums, double expected)
    {
        Assert.Equal(expected, SignFlip.PValue(sums), 1e-12);
        Assert.Equal(expected, SignFlip.PValue([.. sums.Select(s => -s)]), 1e-12);
        Assert.Equal(expected, SignFlip.PValue([.. sums.Select(s => s / 7.0)], seed: 3, draws: 200_000), 0.005);
    }

    [Theory]
    [InlineData(9, 1)]
    [InlineData(0, 12)]
    [InlineData(30, 55)]
    public void SignFlip_ClustersOfOne_IsMcNemar(int gained, int lost) =>
        Assert.Equal(Proportions.McNemar(lost, gained), SignFlip.PValue([.. Enumerable.Repeat(1, gained), .. Enumerable.Repeat(-1, lost), .. Enumerable.Repeat(0, 40)]), 1e-12);

    [Fact]
    public void SignFlip_TheSameGainInFewerSources_ProvesLess()
    {
        var apart = SignFlip.PValue([.. Enumerable.Repeat(1, 12)]);
        var together = SignFlip.PValue([4, 4, 4]);
        Assert.Equal(2 / 4096.0, apart, 1e-12);
        Assert.Equal(2 / 8.0, together, 1e-12);
    }

    [Fact]
    public void SignFlip_DrawnSigns_AreRepeatableAndNeverZero()
    {
        double[] sums = [.. Enumerable.Repeat(0.1, 60)];
        Assert.Equal(1 / 1001.0, SignFlip.PValue(sums, seed: 1, draws: 1000), 1e-12);
        Assert.Equal(SignFlip.PValue([0.3, -0.1, 0.2], seed: 5), SignFlip.PValue([0.3, -0.1, 0.2], seed: 5));
    }

    [Fact]
    public void ClusterBootstrap_FewClusters_HasTheExactPercentiles()
    {
        // Sums and sizes (3, 4), (0, 4), (1, 1), (-2, 3), (4, 4).
        double[] values = [1, 1, 1, 0, 1, -1, 0, 0, 1, -1, -1, 0, 1, 1, 1, 1];
        int[] clusters = [0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 3, 3, 4, 4, 4, 4];
        var interval = ClusterBootstrap.Mean(values, clusters, seed: 1, resamples: 200_000);
        Assert.Equal(-0.2, interval.Low, 0.02);
        Assert.Equal(0.92857, interval.High, 0.02);
    }

    [Fact]
    public void ClusterBootstrap_ClustersOfOne_IsThePairedBootstrap()
    {
        double[] differences = [1, 0, -1, 1, 1, 0, 0, 1];
        Assert.Equal(
            PairedBootstrap.Difference(new double[8], differences, seed: 4),
            ClusterBootstrap.Mean(differences, [.. Enumerable.Range(0, 8)], seed: 4));
    }

    [Fact]
    public void ClusterBootstrap_Refuses_OtherLengthsAndNothing()
    {
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Mean([1, 2], [0], seed: 1));
        Assert.Throws<ArgumentException>(() => ClusterBootstrap.Mean([], [], seed: 1));
    }

    [Fact]
    public void Corrections_AFamily_AreHolmsAndBenjaminiHochbergs()
    {
        double[] family = [0.01, 0.04, 0.03, 0.005, 0.5];
        Assert.Equal([0.04, 0.09, 0.09, 0.025, 0.5], Corrections.Holm(family).Select(p => Math.Round(p, 12)));
        Assert.Equal([0.025, 0.05, 0.05, 0.025, 0.5], Corrections.BenjaminiHochberg(family).Select(p => Math.Round(p, 12)));
        Assert.Equal([1.0, 1.0], Corrections.Holm([0.6, 0.9]));
        Assert.Equal([0.03], Corrections.Holm([0.03]));
        Assert.Empty(Corrections.BenjaminiHochberg([]));
    }

    [Fact]
    public void WeightedParts_TwoProportions_HasTheRecoveredLimits()
    {
        var parts = new[] { (0.5, 0.8, Proportions.Wilson(8, 10)), (0.5, 0.9, Proportions.Wilson(45, 50)) };
        var interval = WeightedParts.Of(parts, dependent: false);
        Assert.Equal(0.6849963789218609, interval.Low, 1e-12);
        Assert.Equal(0.9270308296427178, interval.High, 1e-12);

        var together = WeightedParts.Of(parts, dependent: true);
        Assert.Equal(parts.Average(p => p.Item3.Low), together.Low, 1e-12);
        Assert.Equal(parts.Average(p => p.Item3.High), together.High, 1e-12);
    }

    [Fact]
    public void WeightedParts_OnePart_KeepsItsInterval()
    {
        var wilson = Proportions.Wilson(8, 10);
        var interval = WeightedParts.Of([(1, 0.8, wilson)], dependent: false);
        Assert.Equal(wilson.Low, interval.Low, 1e-12);
        Assert.Equal(wilson.High, interval.High, 1e-12);
    }
}
