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

    [Fact]
    public void Of_SomeOfficialItems_SaysWhatIsMissing()
    {
        var table = LeaderboardTable.Of(
            [
                LeaderboardRow.Of(
                    "a",
                    [.. Enumerable.Range(0, 16).Select(i => ScoreCardTests.Item($"live_parallel_{i}-{i}-0", i < 8, "live_parallel", "bfcl")), ScoreCardTests.Item("multiple_0", correct: true, "multiple", "bfcl")],
                    first: null,
                    seed: 1),
                LeaderboardRow.Of("b", [ScoreCardTests.Item("1", correct: true)], first: null, seed: 1),
            ]);
        Assert.Equal(["BFCL v4", "live_parallel", "multiple", "simple"], table.Headers.Skip(4));
        Assert.StartsWith("75.0 % [", table.Lines[0][4].Text, StringComparison.Ordinal);
        Assert.EndsWith("] partial, without non_live_simple, multiple (1 of 200 items), parallel and 7 more", table.Lines[0][4].Text, StringComparison.Ordinal);
        Assert.EndsWith("n=16", table.Lines[0][5].Text, StringComparison.Ordinal);
        Assert.EndsWith("n=1 of 200", table.Lines[0][6].Text, StringComparison.Ordinal);
        Assert.Equal("–", table.Lines[1][4].Text);
        Assert.EndsWith("n=1", table.Lines[1][7].Text, StringComparison.Ordinal);
    }
}
