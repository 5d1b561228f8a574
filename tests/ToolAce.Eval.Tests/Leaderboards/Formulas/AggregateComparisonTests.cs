using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Tests.Scores;

namespace ToolAce.Eval.Tests.Leaderboards.Formulas;

public sealed class AggregateComparisonTests
{
    [Fact]
    public void Of_TwoRuns_WeighsCategoriesAsTheFormulaDoes()
    {
        // Ten items more right of 40 in multiple (a quarter of non-live), five of 20 fewer in multi-turn base.
        var first = Items("multiple", 40, 10).Concat(Items("multi_turn_base", 20, 15)).ToList();
        var second = Items("multiple", 40, 20).Concat(Items("multi_turn_base", 20, 10)).ToList();
        var comparison = AggregateComparison.Of(PairedRuns.Of(first, second), BfclVersion.V4, seed: 1)!;
        Assert.Equal(("overall", 60), (comparison.Name, comparison.Sources));
        Assert.Equal((0.1 * 0.25 - 0.3 * 0.25) / 0.4, comparison.Difference, 12);
        Assert.Equal((0.1 * 0.25 + 0.3 * 0.75) / 0.4, comparison.First, 12);
        Assert.InRange(comparison.Difference, comparison.Ci95[0], comparison.Ci95[1]);
        Assert.Contains("multiple (40 of 200 items)", comparison.Missing);
        Assert.Equal(comparison.Ci95, AggregateComparison.Of(PairedRuns.Of(first, second), BfclVersion.V4, seed: 1)!.Ci95);
    }

    [Fact]
    public void Of_OneCategoryAlone_IsThePairedComparison()
    {
        var first = Items("parallel", 20, 5).ToList();
        var second = Items("parallel", 20, 14).ToList();
        var runs = PairedRuns.Of(first, second);
        var aggregate = AggregateComparison.Of(runs, BfclVersion.V4, seed: 1)!;
        var paired = PairedComparison.Of(runs.Pairs, seed: 1);
        Assert.Equal(paired.Ci95, aggregate.Ci95.Select(v => Math.Round(v, 12)));
        Assert.Equal(paired.PValue, aggregate.PValue, 0.003);
    }

    [Fact]
    public void Of_VariantsOfOneScenario_AreDrawnTogether()
    {
        string[] variants = ["base", "miss_func", "miss_param", "long_context"];
        var first = variants.SelectMany(v => Items($"multi_turn_{v}", 6, 1)).ToList();
        var second = variants.SelectMany(v => Items($"multi_turn_{v}", 6, 4)).ToList();
        var comparison = AggregateComparison.Of(PairedRuns.Of(first, second), BfclVersion.V4, seed: 2)!;
        Assert.Equal((6, 0.5), (comparison.Sources, comparison.Difference));
        Assert.Equal(2 / 8.0, comparison.PValue, 0.02); // three scenarios changed
    }

    [Fact]
    public void Of_NoOfficialItems_SaysNothing()
    {
        var own = new[] { ScoreCardTests.Item("1", correct: true) };
        Assert.Null(AggregateComparison.Of(PairedRuns.Of(own, own), BfclVersion.V4, seed: 1));
    }

    private static IEnumerable<Prediction> Items(string category, int n, int right) =>
        Enumerable.Range(0, n).Select(i => ScoreCardTests.Item($"{category}_{i}", i < right, category, "bfcl"));
}
