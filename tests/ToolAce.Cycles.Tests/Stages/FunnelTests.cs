using ToolAce.Cycles.Stages.Funnels;

namespace ToolAce.Cycles.Tests.Stages;

public sealed class FunnelTests
{
    [Fact]
    public void Balance_SumsAgree_CountsTheReasons() =>
        Assert.Equal([new("a", 2L), new("b", 1L)], Funnel.Balance("verify", 1, 10, 7, ["a", "b", "a"]).Held);

    [Theory]
    [InlineData(11)]
    [InlineData(9)]
    public void Balance_ARowIsLostOrInvented_Refuses(int rowsIn) =>
        Assert.Contains("lost rows", Assert.Throws<InvalidOperationException>(() => Funnel.Balance("verify", 1, rowsIn, 7, ["a", "b", "a"])).Message, StringComparison.Ordinal);
}
