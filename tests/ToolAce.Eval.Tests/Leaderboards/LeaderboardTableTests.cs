using ToolAce.Eval.Leaderboards;
using ToolAce.Eval.Tests.Scores;

namespace ToolAce.Eval.Tests.Leaderboards;

public sealed class LeaderboardTableTests
{
    [Fact]
    public void Of_TwoRows_OneColumnACategory()
    {
        var weak = Enumerable.Range(0, 10).Select(i => ScoreCardTests.Item($"{i}", correct: false)).ToList();
        var strong = Enumerable.Range(0, 10).Select(i => ScoreCardTests.Item($"{i}", i < 9)).ToList();
        var table = LeaderboardTable.Of(
            [LeaderboardRow.Of("base", weak, first: null, seed: 1), LeaderboardRow.Of("iteration 1", strong, weak, seed: 1), LeaderboardRow.Of("control", weak, weak, seed: 1)]);
        Assert.Equal(["model", "all", "calls", "against first", "simple"], table.Headers);
        Assert.All(table.Lines, line => Assert.Equal(table.Headers.Count, line.Count));
        Assert.Equal("base", table.Lines[0][0].Text);
        Assert.Equal("–", table.Lines[0][3].Text);
        Assert.Equal("90.0 % [59.6, 98.2] n=10", table.Lines[1][4].Text);
        Assert.StartsWith("+90.0 [", table.Lines[1][3].Text, StringComparison.Ordinal);
        Assert.False(table.Lines[1][3].Muted);
        Assert.True(table.Lines[2][3].Muted);
    }

    [Fact]
    public void Of_RowWithoutACategory_ShowsADash()
    {
        var table = LeaderboardTable.Of(
            [
                LeaderboardRow.Of("a", [ScoreCardTests.Item("1", correct: true)], first: null, seed: 1),
                LeaderboardRow.Of("b", [ScoreCardTests.Item("1", correct: true, "irrelevance")], first: null, seed: 1),
            ]);
        Assert.Equal(["simple", "irrelevance"], table.Headers.Skip(4));
        Assert.Equal("–", table.Lines[0][5].Text);
        Assert.Equal("–", table.Lines[1][2].Text);
    }
}
