using ToolAce.Eval.Comparisons;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Tests.Scores;

namespace ToolAce.Eval.Tests.Comparisons;

public sealed class ComparisonReportTests
{
    [Fact]
    public void Of_ThreeRuns_EachAgainstTheFirstCorrectedInTwoFamilies()
    {
        var report = ComparisonReport.Of([new("base", Run(0, 0)), new("it1", Run(5, 8)), new("it2", Run(12, 0))], BfclVersion.V4, seed: 0);
        Assert.Equal(["base", "it1", "it2"], report.Runs.Select(r => r.Name));
        Assert.Equal([("base", "it1"), ("base", "it2")], report.Comparisons.Select(c => (c.First, c.Second)));

        // Headlines: all items of either run, and the board's figure of either; the tests of parallel alone are in the other family.
        var headlines = report.Comparisons.SelectMany(c => new[] { c.All.Significance, c.Board!.Significance }).ToList();
        Assert.Equal(Significance.Of([.. headlines.Select(h => h.PValue)]), headlines);
        Assert.All(report.Comparisons, c => Assert.Equal((c.All.Comparison.PValue, c.Board!.Comparison.PValue), (c.All.Significance.PValue, c.Board.Significance.PValue)));
        Assert.NotEqual(headlines[0].PValue, headlines[1].PValue);
        var categories = report.Comparisons.SelectMany(c => c.Categories).ToList();
        Assert.Equal(["own/simple", "bfcl/parallel", "own/simple", "bfcl/parallel"], categories.Select(c => $"{c.Suite}/{c.Category}"));
        Assert.Equal(Significance.Of([.. categories.Select(c => c.Comparison.PValue)]), categories.Select(c => c.Significance));
        Assert.Equal([2 / 32.0, 2 / 256.0, 2 / 4096.0, 1.0], categories.Select(c => c.Comparison.PValue));
        Assert.Equal([0.125, 0.0234375, 8 / 4096.0, 1.0], categories.Select(c => Math.Round(c.Significance.Holm, 12)));
        Assert.Equal([false, true, true, false], categories.Select(c => c.Significance.Significant));
        Assert.Equal(13, report.Comparisons[0].Difference.Items.Count);
        Assert.Null(report.Comparisons[0].Forgetting);
    }

    [Fact]
    public void Of_RunsOfOtherItems_ComparesTheirCommonOnes()
    {
        var report = ComparisonReport.Of([new("a", Run(3, 0)), new("b", [.. Run(4, 0).Skip(5), ScoreCardTests.Item("more", correct: true)])], BfclVersion.V4, seed: 0);
        Assert.Equal((5, 1, 0, 35), (report.Comparisons[0].OnlyFirst, report.Comparisons[0].OnlySecond, report.Comparisons[0].OtherPrompts, report.Comparisons[0].All.Comparison.N));
        Assert.Throws<ArgumentException>(() => ComparisonReport.Of([new("a", Run(3, 0)), new("b", [ScoreCardTests.Item("more", correct: true)])], BfclVersion.V4, seed: 0));
    }

    [Fact]
    public void Of_OneRun_IsSummedUp()
    {
        var report = ComparisonReport.Of([new("alone", Run(5, 10))], BfclVersion.V3, seed: 0);
        Assert.Empty(report.Comparisons);
        var run = Assert.Single(report.Runs);
        Assert.Equal((15 / 40.0, 25, BfclVersion.V3), (run.Scores.Accuracy, run.Anatomy.Wrong, run.Board!.Version));
        Assert.Equal(0.5, run.Board.Overall.Value);
        Assert.Equal((40, 0.375), (run.Calls.N, run.Calls.Accuracy));
        Assert.Null(run.Formats);
    }

    private static List<Prediction> Run(int own, int official) =>
    [
        .. Enumerable.Range(0, 20).Select(i => ScoreCardTests.Item($"{i}", i < own)),
        .. Enumerable.Range(0, 20).Select(i => ScoreCardTests.Item($"parallel_{i}", i < official, "parallel", "bfcl")),
    ];
}
