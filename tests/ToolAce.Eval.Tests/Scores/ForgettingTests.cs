using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Tests.Scores;

public sealed class ForgettingTests
{
    [Fact]
    public void Of_TwoSuites_IsThePlainMeanOfTheirDifferences()
    {
        var before = Suite("mmlu", 100, right: 60).Concat(Suite("gsm8k", 20, right: 10)).ToList();
        var after = Suite("mmlu", 100, right: 30).Concat(Suite("gsm8k", 20, right: 8)).ToList();
        var forgetting = Forgetting.Of([.. before, ScoreCardTests.Item("tools", correct: false)], [.. after, ScoreCardTests.Item("tools", correct: true)])!;
        Assert.Equal((-0.3 - 0.1) / 2, forgetting.Difference, 12);
        Assert.Equal(-0.3, forgetting.BySuite["mmlu"].Difference, 12);
        Assert.Equal(20, forgetting.BySuite["gsm8k"].N);
        Assert.True(forgetting.Certain);
        Assert.InRange(forgetting.Difference, forgetting.Ci95[0], forgetting.Ci95[1]);
        Assert.Equal(forgetting.Ci95, Forgetting.Of(before, after)!.Ci95);
    }

    [Fact]
    public void Of_TheSameAnswers_ForgetsNothing()
    {
        var run = Suite("mmlu", 10, right: 5).ToList();
        var forgetting = Forgetting.Of(run, run)!;
        Assert.Equal((0.0, false), (forgetting.Difference, forgetting.Certain));
        Assert.Equal([0.0, 0.0], forgetting.Ci95);
    }

    [Fact]
    public void Of_NothingInCommon_SaysNothing() => Assert.Null(Forgetting.Of([.. Suite("mmlu", 3, right: 1)], [.. Suite("gsm8k", 3, right: 1)]));

    private static IEnumerable<Prediction> Suite(string name, int items, int right) =>
        Enumerable.Range(0, items).Select(i => ScoreCardTests.Item($"{i}", i < right, "general", name));
}
