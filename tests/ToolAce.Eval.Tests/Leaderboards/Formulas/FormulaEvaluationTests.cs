using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Tests.Scores;

namespace ToolAce.Eval.Tests.Leaderboards.Formulas;

public sealed class FormulaEvaluationTests
{
    private static readonly FormulaNode Overall = BfclFormula.Of(BfclVersion.V4).Overall;

    [Fact]
    public void Evaluate_ACategoryMissing_IsPartialAndNamesIt()
    {
        var measured = Without("memory_kv");
        var overall = Overall.Evaluate(measured);
        Assert.True(overall.Partial);
        Assert.Equal(["memory_kv"], overall.Missing);

        // Memory is then the mean of the two others, not of two others and a 0.
        var memory = overall.All().Single(n => n.Name == "memory");
        Assert.Equal((25 / 155.0 + 52 / 155.0) / 2, memory.Value!.Value, 12);
        Assert.Equal((25 / 155.0 + 52 / 155.0) / 3, memory.MissingAsZero, 12);
        Assert.Equal((310, 465), (memory.N, memory.Official));
    }

    [Fact]
    public void Evaluate_AWholeBranchMissing_ScalesTheOthersUp()
    {
        var overall = Overall.Evaluate(Without("web_search_base", "web_search_no_snippet", "memory_kv", "memory_vector", "memory_rec_sum"));
        Assert.Equal(["agentic"], overall.Missing);
        Assert.Equal(Math.Round((8.710417 + 7.742413 + 9.079280 + 11.5125) / 0.6, 2), Math.Round(100 * overall.Value!.Value, 2));
        Assert.Equal(Math.Round(8.710417 + 7.742413 + 9.079280 + 11.5125, 2), Math.Round(100 * overall.MissingAsZero, 2));
        Assert.Null(overall.Parts.Single(p => p.Name == "agentic").Value);
        Assert.Equal(0.4, overall.Parts.Single(p => p.Name == "agentic").Weight, 12);
    }

    [Fact]
    public void Evaluate_Nothing_HasNoValue()
    {
        var overall = Overall.Evaluate(new Dictionary<string, Score>());
        Assert.Null(overall.Value);
        Assert.Null(overall.Ci95);
        Assert.Equal((0, 0.0), (overall.N, overall.MissingAsZero));
        Assert.Equal(["overall"], overall.Missing);
        Assert.All(overall.All(), n => Assert.Null(n.Value));
    }

    [Fact]
    public void Evaluate_AScoreOfNoItems_IsMissing()
    {
        var node = Overall.Evaluate(new Dictionary<string, Score> { ["multiple"] = Score.Of(0, 0), ["parallel"] = Score.Of(0, 200) }).All();
        Assert.Null(node.Single(n => n.Name == "multiple").Value);
        Assert.Equal(0, node.Single(n => n.Name == "parallel").Value);
        Assert.False(node.Single(n => n.Name == "parallel").Partial);
    }

    [Fact]
    public void Evaluate_FewerItemsThanOfficial_StandWithTheirOfficialWeight()
    {
        var live = Overall.All.Single(n => n.Name == "live");
        var score = live.Evaluate(new Dictionary<string, Score>
        {
            ["live_simple"] = Score.Of(129, 258), ["live_multiple"] = Score.Of(10, 10), ["live_parallel"] = Score.Of(8, 16), ["live_parallel_multiple"] = Score.Of(12, 24),
        });
        Assert.Equal(["live_multiple (10 of 1053 items)"], score.Missing);
        Assert.Equal((258 * 0.5 + 1053 + 8 + 12) / 1351, score.Value!.Value, 12);
        Assert.Equal((129 + 10 + 8 + 12) / 308.0, score.MissingAsZero, 12);
        Assert.Equal((308, 1351), (score.N, score.Official));
    }

    [Fact]
    public void Evaluate_AnAggregateAsPublished_StandsWhereItsCategoriesDoNot()
    {
        var nonLive = Overall.All.Single(n => n.Name == "non_live");
        var measured = new Dictionary<string, Score>
        {
            ["non_live_simple"] = new(0.7342, 550, [0, 1]), ["multiple"] = Score.Of(182, 200), ["parallel"] = Score.Of(186, 200), ["parallel_multiple"] = Score.Of(182, 200),
        };
        var score = nonLive.Evaluate(measured);
        Assert.Equal((0.7342 + 0.91 + 0.93 + 0.91) / 4, score.Value!.Value, 12);
        Assert.False(score.Partial);
        Assert.Null(score.Ci95);
        Assert.Equal("as published", score.Parts[0].Formula);

        // One language alone does not replace what was published of all three; all three do.
        measured["simple_java"] = Score.Of(65, 100);
        Assert.Equal(0.7342, nonLive.Evaluate(measured).Parts[0].Value);
        measured["simple_python"] = Score.Of(341, 400);
        measured["simple_javascript"] = Score.Of(35, 50);
        Assert.Equal((0.8525 + 0.65 + 0.7) / 3, nonLive.Evaluate(measured).Parts[0].Value!.Value, 12);
    }

    [Fact]
    public void Evaluate_Intervals_AreWilsonsBelowAndWiderWhereQuestionsRepeat()
    {
        var overall = Overall.Evaluate(BfclFormulaTests.ToolAce2);
        var figures = overall.All().ToDictionary(n => n.Name);
        Assert.Equal(Score.Of(98, 200).Ci95, figures["multi_turn_base"].Ci95);

        // Four variants of the same 200 scenarios: distances add up as they are.
        var parts = figures["multi_turn"].Parts;
        Assert.Equal(parts.Average(p => p.Ci95![0]), figures["multi_turn"].Ci95![0], 12);
        Assert.Equal(parts.Average(p => p.Ci95![1]), figures["multi_turn"].Ci95![1], 12);

        // Four categories of questions of their own: squares add up.
        var ast = figures["non_live"].Parts;
        Assert.Equal(figures["non_live"].Value!.Value - Math.Sqrt(ast.Sum(p => Math.Pow((p.Value!.Value - p.Ci95![0]) / 4, 2))), figures["non_live"].Ci95![0], 12);
        Assert.InRange(overall.Value!.Value, overall.Ci95![0], overall.Ci95[1]);
        Assert.Equal(["memory", "multi_turn", "web_search"], Overall.All.Where(n => n.SameQuestions).Select(n => n.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Evaluate_Formulas_AreSaidInWords()
    {
        var figures = Overall.Evaluate(BfclFormulaTests.ToolAce2).All().ToDictionary(n => n.Name);
        Assert.Equal("10 % non_live + 10 % live + 10 % all_irrelevance + 30 % multi_turn + 40 % agentic", figures["overall"].Formula);
        Assert.Equal("mean, weighted by items", figures["live"].Formula);
        Assert.Equal("mean, unweighted", figures["non_live"].Formula);
        Assert.Equal("right answers by items", figures["parallel"].Formula);
        Assert.Equal(258 / 1351.0, figures["live_simple"].Weight, 12);
        Assert.Equal(0.25, figures["parallel"].Weight, 12);
    }

    [Fact]
    public void Of_Predictions_CountsTheOfficialItemsAlone()
    {
        var scores = BfclScores.Of(
            [
                ScoreCardTests.Item("parallel_0", correct: true, "parallel", "bfcl"), ScoreCardTests.Item("parallel_1", correct: false, "parallel", "bfcl"),
                ScoreCardTests.Item("own", correct: false, "parallel"), ScoreCardTests.Item("live_relevance_0-0-0", correct: true, "live_relevance", "bfcl"),
            ])!;
        Assert.Equal((0.5, 3), (scores.Overall.Value, scores.Overall.N + scores.Shown[0].N));
        Assert.Contains("parallel (2 of 200 items)", scores.Overall.Missing);
        Assert.Contains("multiple", scores.Overall.Missing);
        Assert.Equal(1.0, scores.Shown.Single(s => s.Name == "live_relevance").Value);
        Assert.Null(BfclScores.Of([ScoreCardTests.Item("own", correct: true)]));
    }

    private static Dictionary<string, Score> Without(params string[] categories) =>
        BfclFormulaTests.ToolAce2.Where(c => !categories.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value);

    [Fact]
    public void Of_BrokenOutputWhereNoToolFits_OfficialVerdictCounts()
    {
        var broken = ScoreCardTests.Item("irrelevance_1", correct: false, "irrelevance", "bfcl") with { Official = true };

        Assert.Equal(1.0, BfclScores.Of([broken])!.Overall.Value);
    }
}
