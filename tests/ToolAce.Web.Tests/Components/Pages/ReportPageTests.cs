using ToolAce.Cycles.Reports;
using ToolAce.Web.Components.Pages;

namespace ToolAce.Web.Tests.Components.Pages;

public sealed class ReportPageTests
{
    [Fact]
    public void Means_OfTwoModels_AreALabelledSeriesEachOverTheSameAxis()
    {
        var picture = ReportPage.Means("Complexity", [new("base", 1, 2, 4, 3, 5), new("base", 3, 1, 5, null, null), new("tuned", 2, 1, 1, null, null), new("tuned", 3, 1, 2, null, null)]);

        Assert.Equal(["1", "2", "3"], picture.Style.Labels!);
        Assert.Equal([[0.0, 4, 3, 5], [2, 5]], picture.Series[0].Points);
        Assert.Equal([[1.0, 1], [2, 2]], picture.Series[1].Points);
        Assert.StartsWith("base: ", picture.Series[0].Name, StringComparison.Ordinal);
        Assert.StartsWith("tuned: ", picture.Series[1].Name, StringComparison.Ordinal);
        Assert.Equal("Complexity: base: 1 4.000 (2); 3 5.000 (1); tuned: 2 1.000 (1); 3 2.000 (1)", picture.Summary);
    }

    [Fact]
    public void Means_OfOneModel_ReadAsBefore() =>
        Assert.Equal("Complexity: 1 4.000 (2)", ReportPage.Means("Complexity", [new("base", 1, 2, 4, 3, 5)]).Summary);
}
