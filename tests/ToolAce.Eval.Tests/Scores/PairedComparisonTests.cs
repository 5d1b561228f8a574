using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Tests.Scores;

public sealed class PairedComparisonTests
{
    [Fact]
    public void Of_TwoRuns_DifferenceIntervalAndExactTest()
    {
        var first = Enumerable.Range(0, 20).Select(i => ScoreCardTests.Item($"{i}", i < 5)).ToList();
        var second = Enumerable.Range(0, 20).Select(i => ScoreCardTests.Item($"{i}", i is > 0 and < 15)).Reverse().ToList();
        var comparison = PairedComparison.Of(first, second, seed: 1);
        Assert.Equal((20, 0.25, 0.7), (comparison.N, comparison.First, comparison.Second));
        Assert.Equal(0.45, comparison.Difference, 10);
        Assert.Equal((1, 10), (comparison.OnlyFirst, comparison.OnlySecond));

        // Two-sided: 2 · (C(11,0) + C(11,1)) / 2^11.
        Assert.Equal(2 * 12 / 2048.0, comparison.PValue, 10);
        Assert.InRange(comparison.Ci95[0], 0.05, 0.45);
        Assert.InRange(comparison.Ci95[1], 0.45, 0.85);
        Assert.Equal(comparison.Ci95, PairedComparison.Of(first, second, seed: 1).Ci95);
    }

    [Fact]
    public void Of_EqualRuns_NoDifference()
    {
        var run = new[] { ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("2", correct: false) };
        var comparison = PairedComparison.Of(run, run, seed: 1);
        Assert.Equal((0.0, 1.0), (comparison.Difference, comparison.PValue));
        Assert.Equal([0.0, 0.0], comparison.Ci95);
    }

    [Fact]
    public void Of_SameIdInTwoSuites_AreTwoItems()
    {
        var run = new[] { ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("1", correct: false, suite: "bfcl") };
        Assert.Equal(2, PairedComparison.Of(run, run, seed: 1).N);
    }

    [Fact]
    public void Of_OtherItems_SaysSo()
    {
        var one = new[] { ScoreCardTests.Item("1", correct: true) };
        var other = new[] { ScoreCardTests.Item("2", correct: true) };
        Assert.Contains("same items", Assert.Throws<ArgumentException>(() => PairedComparison.Of(one, other, seed: 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PairedComparison.Of(one, [.. one, .. other], seed: 1));
    }

    [Fact]
    public void Of_ItemsThatShareASource_CountAsOneDraw()
    {
        // Three scenarios, right in all four variants in the second run and in none in the first; a fourth the same in both.
        string[] variants = ["base", "miss_func", "miss_param", "long_context"];
        var first = (from v in variants from i in Enumerable.Range(0, 4) select ScoreCardTests.Item($"multi_turn_{v}_{i}", i == 3, $"multi_turn_{v}", "bfcl")).ToList();
        var second = first.ConvertAll(p => p with { Correct = true });
        var comparison = PairedComparison.Of(first, second, seed: 1);
        Assert.Equal((16, 4, 0.75), (comparison.N, comparison.Sources, comparison.Difference));
        Assert.Equal(2 / 8.0, comparison.PValue, 12);
        Assert.Equal(2 / 4096.0, comparison.McNemar, 12);
        Assert.Equal([0.25, 1.0], comparison.Ci95);
    }

    [Fact]
    public void Of_SourcesOfSeveralItems_WeighByWhatTheyGained()
    {
        // Gains of 4, 1 and -1 by source: six of the eight assignments of signs come to at least 4.
        var first = Enumerable.Range(0, 4).Select(i => ScoreCardTests.Item($"a#{i}", correct: false)).Append(ScoreCardTests.Item("b", correct: false)).Append(ScoreCardTests.Item("c", correct: true)).ToList();
        var comparison = PairedComparison.Of(first, first.ConvertAll(p => p with { Correct = p.ItemId != "c" }), seed: 1);
        Assert.Equal((3, 6 / 8.0), (comparison.Sources, comparison.PValue));
    }

    [Fact]
    public void Of_RunsThatOverlap_PairsTheItemsOfBoth()
    {
        var first = new[] { ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("2", correct: false), ScoreCardTests.Item("3", correct: false) };
        var second = new[] { ScoreCardTests.Item("3", correct: true) with { PromptHash = "other" }, ScoreCardTests.Item("2", correct: false, "parallel"), ScoreCardTests.Item("9", correct: true) };
        var runs = PairedRuns.Of(first, second);
        Assert.Equal((2, 1, 1, 1), (runs.Pairs.Count, runs.OnlyFirst, runs.OnlySecond, runs.OtherPrompts));
        Assert.Equal(["2", "3"], runs.Pairs.Select(p => p.First.ItemId));
        Assert.Equal(2, runs.In("own", "simple").Pairs.Count);
        Assert.Empty(runs.In("bfcl", "simple").Pairs);
    }

    [Fact]
    public void Significance_OfManyTests_MarksWhatDoesNotStand()
    {
        var tests = Significance.Of([0.01, 0.04, 0.5]);
        Assert.Equal([true, false, false], tests.Select(t => t.Significant));
        Assert.Equal([0.03, 0.08, 0.5], tests.Select(t => Math.Round(t.Holm, 12)));
        Assert.Equal([0.03, 0.06, 0.5], tests.Select(t => Math.Round(t.BenjaminiHochberg, 12)));
        Assert.False(new Significance(0.01, Significance.Level, 0.01).Significant);
    }
}
