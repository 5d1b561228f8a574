using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Running;
using ToolAce.Web.Leaderboards;
using static ToolAce.Web.Tests.Leaderboards.TemporaryHome;

namespace ToolAce.Web.Tests.Leaderboards;

public sealed class DifferenceTestsTests
{
    private static readonly ScoreColumn Python = new("bfcl", "simple_python");
    private static readonly ScoreColumn Java = new("bfcl", "simple_java");

    [Fact]
    public void Of_TheSameItems_AreTestedAsMcNemarDoes()
    {
        var tests = DifferenceTests.Of([.. Answers("bfcl", "simple_python", 2, 20)], [.. Answers("bfcl", "simple_python", 12, 20)]);
        Assert.Equal(2.0 / 1024, tests[Python], 10);
        Assert.Equal(2.0 / 1024, tests[ScoreColumn.Pooled[0]], 10);
        Assert.True(tests[ScoreColumn.Boards[BfclVersion.V4]] < 0.05);
    }

    [Fact]
    public void Of_ItemsThatOneRunLacks_AreNotTested()
    {
        IReadOnlyList<Prediction> before = [.. Answers("bfcl", "simple_python", 2, 20), .. Answers("bfcl", "simple_java", 2, 20)];
        IReadOnlyList<Prediction> after = [.. Answers("bfcl", "simple_python", 12, 20), .. Answers("bfcl", "simple_java", 12, 21)];
        Assert.Equal([Python], DifferenceTests.Of(before, after).Keys);
    }

    [Fact]
    public void Of_ACategoryThatOneRunLacks_LeavesOtherFormulasTested()
    {
        IReadOnlyList<Prediction> before = [.. Answers("bfcl", "simple_python", 2, 20), .. Answers("bfcl", "memory_kv", 2, 20)];
        var tests = DifferenceTests.Of(before, [.. Answers("bfcl", "simple_python", 12, 20)]);
        Assert.True(tests.ContainsKey(ScoreColumn.Boards[BfclVersion.V3]));
        Assert.False(tests.ContainsKey(ScoreColumn.Boards[BfclVersion.V4]));
    }

    [Fact]
    public void Of_ItemsOfOneSource_CountAsOne()
    {
        // Four variants of one scenario, all gained, are one gain.
        var categories = new[] { "multi_turn_base", "multi_turn_miss_func", "multi_turn_miss_param", "multi_turn_long_context" };
        var tests = DifferenceTests.Of(
            [.. categories.Select(c => Answer("bfcl", c, $"{c}_7", correct: false))], [.. categories.Select(c => Answer("bfcl", c, $"{c}_7", correct: true))]);
        Assert.Equal(1, tests[ScoreColumn.Pooled[0]], 10);
    }

    [Fact]
    public void Of_OfficialItems_GoByTheOfficialVerdict()
    {
        var before = Answers("bfcl", "irrelevance", 0, 10).ToList();
        var tests = DifferenceTests.Of(before, [.. before.Select(p => p with { Official = true })]);
        Assert.Equal(2.0 / 1024, tests[new("bfcl", "irrelevance")], 10);
        Assert.True(tests[ScoreColumn.Boards[BfclVersion.V4]] < 0.05);
    }

    [Fact]
    public void RowMarks_AreCorrectedOverTheShownColumns()
    {
        var pValues = new Dictionary<ScoreColumn, double> { [Python] = 0.03, [Java] = 0.04 };
        Assert.Equal(DifferenceMark.Significant, new RowMarks(pValues, [Python]).Of(Python));
        Assert.Equal(DifferenceMark.NotSignificant, new RowMarks(pValues, [Python, Java]).Of(Python));
        Assert.Equal(DifferenceMark.Untested, new RowMarks(pValues, [Python]).Of(Java));
        Assert.Equal(DifferenceMark.Untested, RowMarks.Untested.Of(Python));
    }

    [Theory]
    [InlineData(-0.2, -0.1, DifferenceMark.Significant)]
    [InlineData(-0.2, 0.1, DifferenceMark.NotSignificant)]
    [InlineData(0.1, 0.2, DifferenceMark.Significant)]
    [InlineData(null, null, DifferenceMark.Untested)]
    public void RowMarks_OfADifference_GoByItsInterval(double? low, double? high, DifferenceMark mark) => Assert.Equal(mark, RowMarks.Of(new CellScore(0, low, high)));

    [Theory]
    [InlineData("correct", "correct")]
    [InlineData("abstained-right", "abstained (right)")]
    [InlineData("abstained", "abstained")]
    [InlineData("wrong_value", "wrong value")]
    public void OutcomeKey_ThereAndBack_IsTheSame(string text, string words)
    {
        var key = OutcomeKey.Parse(text);
        Assert.Equal((text, words), (key.ToString(), key!.Value.Words));
        Assert.All(["", null, "right", "abstained-"], t => Assert.Null(OutcomeKey.Parse(t)));
    }
}
