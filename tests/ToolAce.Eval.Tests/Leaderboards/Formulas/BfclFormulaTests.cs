using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Tests.Leaderboards.Formulas;

/// <summary>Figures of published rows, put together by hand, and figures made up so that every weight shows.</summary>
public sealed class BfclFormulaTests
{
    /// <summary>ToolACE-2-8B, board of 2025-12-16, as right answers of items.</summary>
    internal static Dictionary<string, Score> ToolAce2 { get; } = new()
    {
        ["simple_python"] = Score.Of(341, 400),
        ["simple_java"] = Score.Of(65, 100),
        ["simple_javascript"] = Score.Of(35, 50),
        ["multiple"] = Score.Of(182, 200),
        ["parallel"] = Score.Of(186, 200),
        ["parallel_multiple"] = Score.Of(182, 200),
        ["irrelevance"] = Score.Of(233, 240),
        ["live_simple"] = Score.Of(184, 258),
        ["live_multiple"] = Score.Of(836, 1053),
        ["live_parallel"] = Score.Of(11, 16),
        ["live_parallel_multiple"] = Score.Of(15, 24),
        ["live_irrelevance"] = Score.Of(747, 884),
        ["live_relevance"] = Score.Of(12, 16),
        ["multi_turn_base"] = Score.Of(98, 200),
        ["multi_turn_miss_func"] = Score.Of(56, 200),
        ["multi_turn_miss_param"] = Score.Of(61, 200),
        ["multi_turn_long_context"] = Score.Of(92, 200),
        ["web_search_base"] = Score.Of(13, 100),
        ["web_search_no_snippet"] = Score.Of(4, 100),
        ["memory_kv"] = Score.Of(9, 155),
        ["memory_vector"] = Score.Of(25, 155),
        ["memory_rec_sum"] = Score.Of(52, 155),
    };

    [Fact]
    public void V4_ToolAce2_IsThePublishedRow()
    {
        var scores = BfclScores.Of(ToolAce2, BfclFormula.Of(BfclVersion.V4));
        var figures = scores.Overall.All().Concat(scores.Shown).DistinctBy(f => f.Name).Where(f => f.Value is not null).ToDictionary(f => f.Name, f => Math.Round(100 * f.Value!.Value, 2));
        Assert.Equal(42.44, figures["overall"]);
        Assert.Equal(87.10, figures["non_live"]);
        Assert.Equal(73.42, figures["non_live_simple"]);
        Assert.Equal(77.42, figures["live"]);
        Assert.Equal(90.79, figures["all_irrelevance"]);
        Assert.Equal(38.38, figures["multi_turn"], 0.011);
        Assert.Equal(13.50, figures["agentic"]);
        Assert.Equal(8.50, figures["web_search"]);
        Assert.Equal(18.49, figures["memory"]);
        Assert.Equal(75.00, figures["live_relevance"]);
        Assert.False(scores.Overall.Partial);
        Assert.Equal(scores.Overall.Value!.Value, scores.Overall.MissingAsZero, 12);
        Assert.Null(scores.Shown.Single(s => s.Name == "format_sensitivity").Value);
    }

    [Theory]
    [InlineData(BfclVersion.V1, 90.0)]
    [InlineData(BfclVersion.V2, 80.0)]
    [InlineData(BfclVersion.V3Executed, 70.0)]
    [InlineData(BfclVersion.V3, 60.0)]
    [InlineData(BfclVersion.V4, 50.0)]
    public void Evaluate_AllCategoriesAlike_IsThatValue(BfclVersion version, double percent)
    {
        var formula = BfclFormula.Of(version);
        var overall = formula.Overall.Evaluate(formula.Figures.Where(f => f.Combination == Combination.Category).ToDictionary(f => f.Name, f => new Score(percent / 100, f.Items, [0, 1])));
        Assert.Equal(percent / 100, overall.Value!.Value, 12);
        Assert.All(overall.All().Where(n => n.Parts.Count > 0), n => Assert.Equal(1, n.Parts.Sum(p => p.Weight), 12));
    }

    /// <summary>What a category alone is worth: its share of the overall figure, when all others are 0.</summary>
    [Theory]
    [InlineData(BfclVersion.V1, "simple_python", 400 / 1700.0)]
    [InlineData(BfclVersion.V1, "simple_java", 100 / 1700.0)]
    [InlineData(BfclVersion.V1, "simple_javascript", 50 / 1700.0)]
    [InlineData(BfclVersion.V1, "multiple", 200 / 1700.0)]
    [InlineData(BfclVersion.V1, "parallel", 200 / 1700.0)]
    [InlineData(BfclVersion.V1, "parallel_multiple", 200 / 1700.0)]
    [InlineData(BfclVersion.V1, "exec_simple_python", 100 / 1700.0)]
    [InlineData(BfclVersion.V1, "exec_simple_rest", 70 / 1700.0)]
    [InlineData(BfclVersion.V1, "exec_multiple", 50 / 1700.0)]
    [InlineData(BfclVersion.V1, "exec_parallel", 50 / 1700.0)]
    [InlineData(BfclVersion.V1, "exec_parallel_multiple", 40 / 1700.0)]
    [InlineData(BfclVersion.V1, "irrelevance", 240 / 1700.0)]
    [InlineData(BfclVersion.V2, "simple_java", 1 / 60.0)]
    [InlineData(BfclVersion.V2, "live_simple", 1 / 20.0)]
    [InlineData(BfclVersion.V2, "live_parallel", 1 / 20.0)]
    [InlineData(BfclVersion.V2, "exec_simple_rest", 1 / 20.0)]
    [InlineData(BfclVersion.V2, "exec_parallel_multiple", 1 / 10.0)]
    [InlineData(BfclVersion.V2, "live_irrelevance", 1 / 20.0)]
    [InlineData(BfclVersion.V2, "live_relevance", 1 / 10.0)]
    [InlineData(BfclVersion.V3Executed, "simple_javascript", 1 / 81.0)]
    [InlineData(BfclVersion.V3Executed, "exec_simple_rest", 1 / 54.0)]
    [InlineData(BfclVersion.V3Executed, "exec_multiple", 1 / 27.0)]
    [InlineData(BfclVersion.V3Executed, "irrelevance", 1 / 27.0)]
    [InlineData(BfclVersion.V3, "simple_javascript", 1 / 45.0)]
    [InlineData(BfclVersion.V3, "irrelevance", 1 / 15.0)]
    [InlineData(BfclVersion.V3, "live_multiple", 1053 / 2251.0 / 3)]
    [InlineData(BfclVersion.V3, "live_irrelevance", 884 / 2251.0 / 3)]
    [InlineData(BfclVersion.V3, "live_relevance", 16 / 2251.0 / 3)]
    [InlineData(BfclVersion.V3, "multi_turn_miss_param", 1 / 12.0)]
    [InlineData(BfclVersion.V3, "exec_multiple", 0)]
    [InlineData(BfclVersion.V4, "simple_java", 0.1 / 12)]
    [InlineData(BfclVersion.V4, "parallel", 0.1 / 4)]
    [InlineData(BfclVersion.V4, "live_simple", 0.1 * 258 / 1351)]
    [InlineData(BfclVersion.V4, "live_parallel_multiple", 0.1 * 24 / 1351)]
    [InlineData(BfclVersion.V4, "irrelevance", 0.05)]
    [InlineData(BfclVersion.V4, "live_irrelevance", 0.05)]
    [InlineData(BfclVersion.V4, "live_relevance", 0)]
    [InlineData(BfclVersion.V4, "multi_turn_long_context", 0.075)]
    [InlineData(BfclVersion.V4, "web_search_no_snippet", 0.1)]
    [InlineData(BfclVersion.V4, "memory_rec_sum", 0.2 / 3)]
    [InlineData(BfclVersion.V4, "format_sensitivity", 0)]
    public void Evaluate_OneCategoryAlone_WeighsAsTheBoardWeighsIt(BfclVersion version, string category, double share)
    {
        var formula = BfclFormula.Of(version);
        var measured = formula.Figures.Where(f => f.Combination == Combination.Category).ToDictionary(f => f.Name, f => Score.Of(f.Name == category ? f.Items : 0, f.Items));
        Assert.Equal(share, formula.Overall.Evaluate(measured).Value!.Value, 12);
    }

    [Theory]
    [InlineData(2024, 11, 30, 1037, 875, 41)]
    [InlineData(2024, 12, 1, 1053, 882, 18)]
    [InlineData(2025, 6, 28, 1053, 882, 18)]
    [InlineData(2025, 6, 29, 1053, 884, 16)]
    public void On_Day_CountsTheItemsOfThatBoard(int year, int month, int day, int multiple, int irrelevance, int relevance) =>
        Assert.Equal(new BfclItemCounts(multiple, irrelevance, relevance), BfclItemCounts.On(new DateOnly(year, month, day)));

    [Fact]
    public void Of_EveryVersion_NamesAreUniqueAndCountsOfficial()
    {
        foreach (var version in Enum.GetValues<BfclVersion>())
        {
            var figures = BfclFormula.Of(version).Figures.ToList();
            Assert.Equal(figures.Count, figures.Select(f => f.Name).Distinct().Count());
            Assert.All(figures.Where(f => f.Combination == Combination.Category), f => Assert.Equal(BfclItemCounts.Current.Of(f.Name), f.Items));
        }

        Assert.Equal(1700, BfclFormula.Of(BfclVersion.V1).Overall.Items);
        Assert.Equal(1150 + 1351 + 240 + 884 + 800 + 200 + 465, BfclFormula.Of(BfclVersion.V4).Overall.Items);
        Assert.Throws<ArgumentException>(() => BfclItemCounts.Current.Of("chatable"));
    }

    [Theory]
    [InlineData("relevance", BfclVersion.V1, "irrelevance")]
    [InlineData("relevance", BfclVersion.V2, "live_relevance")]
    [InlineData("simple", BfclVersion.V1, "simple_python")]
    [InlineData("java", BfclVersion.V2, "simple_java")]
    [InlineData("javascript", BfclVersion.V2, "simple_javascript")]
    [InlineData("multiple_function", BfclVersion.V1, "multiple")]
    [InlineData("parallel_function", BfclVersion.V1, "parallel")]
    [InlineData("parallel_multiple_function", BfclVersion.V1, "parallel_multiple")]
    [InlineData("executable_simple", BfclVersion.V1, "exec_simple_python")]
    [InlineData("rest", BfclVersion.V3Executed, "exec_simple_rest")]
    [InlineData("executable_multiple_function", BfclVersion.V1, "exec_multiple")]
    [InlineData("executable_parallel_function", BfclVersion.V1, "exec_parallel")]
    [InlineData("executable_parallel_multiple_function", BfclVersion.V1, "exec_parallel_multiple")]
    [InlineData("live_simple", BfclVersion.V4, "live_simple")]
    public void Canonical_OldName_IsTodays(string name, BfclVersion version, string today) => Assert.Equal(today, BfclCategories.Canonical(name, version));
}
