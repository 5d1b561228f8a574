using ToolAce.Cycles.Stages.Context;
using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Tests.Components.Shared;

public sealed class ChartSeriesTests
{
    [Fact]
    public void Of_StepsToldTwiceAfterAResume_CountOnceByTheirLaterWord()
    {
        var lines = new[] { Line(1, 3.0), Line(2, 2.0), Line(3, 9.0), Line(2, 2.0), Line(3, 1.0), Line(4, 0.5) };
        Assert.Equal([[1, 3.0], [2, 2.0], [3, 1.0], [4, 0.5]], ChartSeries.Of("iteration 1", lines, "loss").Points);
    }

    [Fact]
    public void Of_LinesWithoutTheFigure_AreLeftOut() => Assert.Empty(ChartSeries.Of("iteration 1", [Line(1, 3.0)], "tokensPerSecond").Points);

    private static ProgressLine Line(long done, double loss) => new(DateTimeOffset.UnixEpoch, "steps", done, 4, null, new Dictionary<string, double> { ["loss"] = loss });
}
