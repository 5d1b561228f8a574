using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Web.Tests.Leaderboards;

public sealed class ScoreGridTests
{
    private static readonly Cycle[] Cycles = [Cycle("new", 2), Cycle("old", 1)];

    private static readonly ScoreGrid Grid = ScoreGrid.Of(
        [
            Row("old", 1, "base", "", "simple", 0), Row("old", 1, "base", "", "all", 10), Row("old", 2, "base+b", "", "simple", 80),
            Row("new", 1, "base", "", "simple", 0), Row("new", 1, "base", "3-shot", "simple", 0), Row("new", 1, "base+c", "control", "simple", 0), Row("new", 1, "base+a", "", "simple", 70),
            Row("old", 1, "base", "", "irrelevance", 100), Row("old", 2, "base+b", "", "irrelevance", 100),
        ],
        Cycles);

    [Fact]
    public void Of_NewestCycleComesFirstAndABaseBeforeWhatWasTrainedOnIt() => Assert.Equal(
        ["new base", "new base, 3-shot", "new iteration 1", "new control, shuffled targets", "old base", "old iteration 2"],
        Grid.Runs.Select(r => $"{r.Key.CycleId} {r.Model}"));

    [Fact]
    public void Of_PooledColumnsComeFirst() => Assert.Equal(["all", "irrelevance", "simple"], Grid.Columns.Select(c => c.Category));

    [Theory]
    [InlineData("iteration", new[] { "irrelevance", "simple" })] // measured for one of them only is a difference
    [InlineData("old", new[] { "all", "simple" })]
    [InlineData("new base", new string[0])]
    public void OnlyDifferences_ColumnsThatAreAlikeAreGone(string named, string[] columns) => Assert.Equal(columns, Grid.Named(named).OnlyDifferences().Columns.Select(c => c.Category));

    [Fact]
    public void Named_LooksAtCycleAndModel_WhateverTheCase() => Assert.Equal(2, Grid.Named(" OLD ").Runs.Count);

    [Fact]
    public void RunKey_ThereAndBack_IsTheSame()
    {
        var key = new RunKey("20261126-tiny", 2, "abc+def", "3-shot");
        Assert.Equal(key, RunKey.Parse(key.ToString()));
        Assert.All(["", null, "x", "a~b~c~d", "~1~a~b", "a~1~b"], text => Assert.Null(RunKey.Parse(text)));
    }

    [Fact]
    public void Csv_FieldsThatBreakALineOrLookLikeFormulas_AreMadeHarmless()
    {
        var grid = ScoreGrid.Of([Row("c", 1, "base", "", "simple", 50)], [Cycle("c", 1) with { Name = "=cmd,\"x\"" }]);
        Assert.Equal(
            "cycle,cycle_id,iteration,model,model_version,variant,suite,category,correct,n,accuracy,low,high,source,partial,missing\r\n\"'=cmd,\"\"x\"\"\",c,1,base,base,,own,simple,50,100,0.5,0,1,,,\r\n",
            ScoreFiles.Csv(grid));
    }

    [Fact]
    public void Of_ACategoryInTwoSuites_IsTwoColumns()
    {
        var rows = new[] { Row("c", 1, "base", "", "simple", 50), Row("c", 1, "base", "", "simple", 70) };
        rows[1] = rows[1] with { Score = rows[1].Score with { Suite = "bfcl" } };
        Assert.Equal([new ScoreColumn("bfcl", "simple"), new ScoreColumn("own", "simple")], ScoreGrid.Of(rows, []).Columns.Where(c => !c.Aggregate));
    }

    private static Cycle Cycle(string id, int day) => new(id, id, "f", 1, "", new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero));

    private static LeaderboardRow Row(string cycle, int iteration, string version, string variant, string category, int right) =>
        new(version, null, new ScoreRow("path", cycle, iteration, version, variant, "own", category, right, 100, right / 100.0, 0, 1));
}
