using System.Text.Json;
using ToolAce.Cli.Bench.Web;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Tests.Bench;

public sealed class WebReportTests
{
    [Theory]
    [InlineData(299.9, 5, true)]
    [InlineData(300, 5, true)]
    [InlineData(300.1, 5, false)]
    [InlineData(1, 5.1, false)]
    public void Met_OnlyWhenEveryFigureKeepsToItsLimit(double milliseconds, double seconds, bool met) =>
        Assert.Equal(met, new WebReport([Of(FigureNames.Data, milliseconds, 300), Of(FigureNames.Up, seconds, 5)]).Met);

    [Fact]
    public void Json_SaysValueLimitUnitAndWhetherItIsMet()
    {
        var json = JsonSerializer.SerializeToElement(new WebReport([Of(FigureNames.Data, 301, 300)]), CoreJson.Options);
        Assert.Equal("""{"name":"dataFilterMs","value":301,"limit":300,"unit":"ms","details":{"n":3},"met":false}""", json.GetProperty("figures")[0].GetRawText());
        Assert.False(json.GetProperty("met").GetBoolean());
    }

    [Fact]
    public void Only_NamesFigures()
    {
        Assert.Equal(FigureNames.All.ToHashSet(), FigureNames.Parse(null));
        Assert.Equal([FigureNames.Up, FigureNames.Data], FigureNames.Parse("upSeconds, dataFilterMs"));
        Assert.Throws<UsageException>(() => FigureNames.Parse("upSeconds,speed"));
    }

    [Fact]
    public void Median_LiesInTheMiddle()
    {
        Assert.Equal(2.5, Medians.Of([9, 2, 1, 3], digits: 1));
        Assert.Equal(2.67, Medians.Of([1, 2.6666, 100], digits: 2));
    }

    private static Figure Of(string name, double value, double limit) => new(name, value, limit, "ms", new Dictionary<string, object> { ["n"] = 3 });
}
