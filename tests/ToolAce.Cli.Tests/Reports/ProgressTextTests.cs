using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Tests.Reports;

public sealed class ProgressTextTests
{
    [Fact]
    public void Line_HalfWay_ShowsRateAndTimeLeft() =>
        Assert.Equal(
            "train  50/100 steps  5.0 steps/s  10 s left",
            ProgressText.Line("train", 50, 100, "steps", moved: 50, TimeSpan.FromSeconds(10), bar: false));

    [Fact]
    public void Line_AfterAResume_CountsOnlyWhatMoved() =>
        Assert.Equal(
            "train  90/100 steps  1.0 steps/s  10 s left",
            ProgressText.Line("train", 90, 100, "steps", moved: 10, TimeSpan.FromSeconds(10), bar: false));

    [Fact]
    public void Line_AtTheEnd_ShowsHowLongItTook() =>
        Assert.Equal("train  100/100 steps  2.0 steps/s  in 50 s", ProgressText.Line("train", 100, 100, "steps", 100, TimeSpan.FromSeconds(50), bar: false));

    [Fact]
    public void Line_WithoutATotal_ShowsNoTimeLeft() =>
        Assert.Equal("read  1,200 rows  120 rows/s", ProgressText.Line("read", 1200, 0, "rows", 1200, TimeSpan.FromSeconds(10), bar: false));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 12)]
    [InlineData(100, 24)]
    [InlineData(150, 24)]
    public void Line_WithABar_FillsItInProportion(long done, int full)
    {
        var line = ProgressText.Line("x", done, 100, "steps", done, TimeSpan.Zero, bar: true);
        Assert.Equal(full, line.Count(c => c == '█'));
        Assert.Equal(24 - full, line.Count(c => c == '░'));
    }

    [Theory]
    [InlineData(3.21, "3.2 s")]
    [InlineData(42, "42 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(100_000, "27 h 46 min")]
    public void Duration_OfSeconds_ReadsAsPeopleSayIt(double seconds, string text) => Assert.Equal(text, ProgressText.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(7_140_000, "7.1 MB")]
    [InlineData(16e9, "16 GB")]
    public void Bytes_OfASize_ReadsAsOnDisks(double bytes, string text) => Assert.Equal(text, ProgressText.Bytes(bytes));
}
