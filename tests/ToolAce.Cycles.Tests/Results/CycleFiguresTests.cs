using ToolAce.Cycles.Results;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cycles.Tests.Results;

public sealed class CycleFiguresTests(WholeCycle cycle) : IClassFixture<WholeCycle>
{
    [Fact]
    public async Task Band_OfOwnDialogs_IsNone_ThoughOneWasFound()
    {
        var config = cycle.Service.RunOf((await cycle.Ledger.CycleAsync(WholeCycle.Id, TestContext.Current.CancellationToken))!).Config;
        var figures = new CycleFigures(cycle.Home);
        Assert.NotNull(figures.Band(WholeCycle.Id, config, 1));
        Assert.NotNull(figures.Band(WholeCycle.Id, config, 2));
        Assert.Null(figures.Band(WholeCycle.Id, config with { Data = config.Data with { Path = "mine.jsonl" } }, 2));
    }

    [Fact]
    public void Complexities_BeforeTheyAreMeasuredAgain_AreNone() => Assert.Null(new CycleFigures(cycle.Home).Complexities(WholeCycle.Id, 3));
}
