using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Web.Tests.Leaderboards;

public sealed class AggregateTests
{
    private static readonly ScoreColumn V4 = ScoreColumn.Boards[BfclVersion.V4];
    private static readonly ScoreColumn V3 = ScoreColumn.Boards[BfclVersion.V3];

    [Fact]
    public void Of_ARunWithEveryOfficialCategory_HasWholeFigures()
    {
        var run = Run("whole", WholeV4(half: null));
        Assert.Equal(1, run.Scores[V4].Accuracy, 10);
        Assert.False(run.Scores[V4].Partial);
        Assert.Equal(1, run.Scores[V3].Accuracy, 10);
    }

    [Fact]
    public void Of_ARunThatLacksACategory_IsPartialAndNeverTakesItForZero()
    {
        var run = Run("part", WholeV4(half: null).Where(s => s.Key.Category != "multi_turn_base"));
        Assert.Equal(1, run.Scores[V4].Accuracy, 10);
        Assert.Equal(["multi_turn_base"], run.Scores[V4].Missing);
    }

    [Fact]
    public void Of_ACategoryOfWhichOnlySomeItemsWereAsked_SaysHowMany() =>
        Assert.Equal(["simple_java (10 of 100 items)"], Run("part", WholeV4(half: null).Where(s => s.Key.Category != "simple_java").Append(new(new("bfcl", "simple_java"), CellScore.Of(10, 10)))).Scores[V4].Missing);

    [Fact]
    public void Of_ARunWithoutOfficialItems_HasNoFigure() =>
        Assert.DoesNotContain(ScoreGrid.Of([], [], [Line("own", [new(new("own", "simple"), CellScore.Of(1, 2))])]).Columns, c => c.Aggregate);

    [Fact]
    public void RankedBy_AnAggregate_PartialOnesStandBehindWholeOnesHoweverGood()
    {
        var grid = ScoreGrid.Of([], [], [
            Line("none", [new(new("own", "simple"), CellScore.Of(1, 1))]), Line("part", WholeV4(half: null).Take(3)), Line("worse", WholeV4(half: "live_multiple")), Line("best", WholeV4(half: null))]);
        Assert.Equal(["best", "worse", "part", "none"], grid.RankedBy(V4).Runs.Select(r => r.Cycle));
    }

    [Fact]
    public void Columns_AggregatesThenApiBankThenForgettingThenSuites() => Assert.Equal(
        ["all", "BFCL v4", "BFCL v3", "level-1-given-desc", "forgetting", "simple_python", "gsm8k"],
        ScoreGrid.Of([], [], [
            Line("b", [new(new("gsm8k", "gsm8k"), CellScore.Of(1, 2))]) with { Version = "base" },
            Line("t", [
                new(new("gsm8k", "gsm8k"), CellScore.Of(1, 2)), new(new("bfcl", "simple_python"), CellScore.Of(1, 2)), new(new("api_bank", "level-1-given-desc"), CellScore.Of(1, 2)),
                new(ScoreColumn.Pooled[0], CellScore.Of(1, 2)),
            ]) with { Version = "base+tuned" },
        ]).Columns.Select(c => c.Category));

    [Fact]
    public void Forgetting_IsTunedLessBase_WithNewcombesInterval()
    {
        var grid = ScoreGrid.Of([], [], [
            Line("base", General(56, 70)) with { Version = "b" }, Line("tuned", General(48, 80)) with { Version = "b+t" }, Line("other", General(1, 2)) with { Version = "x+t" }]);
        var forgetting = grid.Runs.Single(r => r.Cycle == "tuned").Scores[ScoreColumn.Forgetting];
        Assert.Equal(48.0 / 80 - 56.0 / 70, forgetting.Accuracy, 10);
        Assert.Equal((-0.3339, -0.0524), (Math.Round(forgetting.Low!.Value, 4), Math.Round(forgetting.High!.Value, 4))); // Newcombe 1998, table II, 56/70 and 48/80, the other way round
        Assert.All(grid.Runs.Where(r => r.Cycle != "tuned"), r => Assert.False(r.Scores.ContainsKey(ScoreColumn.Forgetting)));
    }

    [Fact]
    public void Forgetting_ASuiteThatOnlyOneHas_IsNamedAsMissing()
    {
        var tuned = GeneralScores.Forgetting(Of(General(1, 2).Append(Suite("mmlu", 1, 2))), Of(General(2, 2)));
        Assert.Equal((0.5, "mmlu"), (tuned!.Accuracy, Assert.Single(tuned.Missing)));
        Assert.Null(GeneralScores.Forgetting(Of([Suite("mmlu", 1, 2)]), Of(General(2, 2))));
    }

    [Fact]
    public void Pooled_SubjectsOfMmlu_AreOneColumn()
    {
        var pooled = GeneralScores.Pooled(Of([new(new("mmlu", "mmlu/law"), CellScore.Of(1, 4)), new(new("mmlu", "mmlu/art"), CellScore.Of(2, 2)), new(new("own", "simple"), CellScore.Of(1, 1))]));
        Assert.Equal((3, 6), (pooled[new("mmlu", "mmlu")].Correct, pooled[new("mmlu", "mmlu")].N));
        Assert.Equal(2, pooled.Count);
    }

    [Fact]
    public void Files_HoldAggregatesWithTheirMarks()
    {
        var grid = ScoreGrid.Of([], [], [Line("part", [new(new("bfcl", "simple_python"), CellScore.Of(400, 400))])]);
        Assert.Contains(",bfcl,BFCL v4,,400,1,", ScoreFiles.Csv(grid), StringComparison.Ordinal);
        Assert.Contains(",true,simple_java; ", ScoreFiles.Csv(grid), StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(ScoreFiles.Json(grid));
        var scores = json.RootElement[0].GetProperty("scores").EnumerateArray().ToDictionary(s => s.GetProperty("category").GetString()!);
        Assert.True(scores["BFCL v4"].GetProperty("partial").GetBoolean());
        Assert.Contains(scores["BFCL v4"].GetProperty("missing").EnumerateArray(), m => m.GetString() == "live");
        Assert.False(scores["simple_python"].TryGetProperty("partial", out _));
    }

    private static IEnumerable<KeyValuePair<ScoreColumn, CellScore>> WholeV4(string? half) => BfclFormula.Of(BfclVersion.V4).Overall.Categories
        .Concat(BfclFormula.Of(BfclVersion.V3).Overall.Categories).DistinctBy(c => c.Name)
        .Select(c => KeyValuePair.Create(new ScoreColumn("bfcl", c.Name), CellScore.Of(c.Name == half ? c.Items / 2 : c.Items, c.Items)));

    private static IEnumerable<KeyValuePair<ScoreColumn, CellScore>> General(int correct, int n) => [Suite("gsm8k", correct, n)];

    private static KeyValuePair<ScoreColumn, CellScore> Suite(string name, int correct, int n) => new(new(name, name), CellScore.Of(correct, n));

    private static Dictionary<ScoreColumn, CellScore> Of(IEnumerable<KeyValuePair<ScoreColumn, CellScore>> scores) => new(scores);

    private static RunScores Line(string name, IEnumerable<KeyValuePair<ScoreColumn, CellScore>> scores) => new(StoredRuns.Key(name), name, name, Of(scores));

    private static RunScores Run(string name, IEnumerable<KeyValuePair<ScoreColumn, CellScore>> scores) => Assert.Single(ScoreGrid.Of([], [], [Line(name, scores)]).Runs);
}
