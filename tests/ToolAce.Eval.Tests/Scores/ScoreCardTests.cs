using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Tests.Scores;

public sealed class ScoreCardTests
{
    internal static Prediction Item(string id, bool correct, string category = "simple", string suite = "own") =>
        new(id, suite, category, "hash", "?", "text", Calls: null, correct ? Outcome.Correct : Outcome.WrongValue, correct, ErrorType: null, Message: null, PromptTokens: 1, Tokens: 1);

    [Fact]
    public void Of_Predictions_MeanOverItemsNotOverCategories()
    {
        var card = ScoreCard.Of([Item("1", correct: true), Item("2", correct: true), Item("3", correct: true), Item("4", correct: false, "irrelevance")]);
        Assert.Equal((0.75, 4), (card.Accuracy, card.N));
        Assert.Equal((1.0, 3), (card.ByCategory["simple"].Accuracy, card.ByCategory["simple"].N));
        Assert.Equal((0.0, 1), (card.ByCategory["irrelevance"].Accuracy, card.ByCategory["irrelevance"].N));
    }

    [Fact]
    public void Of_GradedAnswers_HaveNoAccuracy()
    {
        var card = ScoreCard.Of([Item("1", correct: true), Item("2", correct: false, "responses") with { Outcome = Outcome.Graded, Value = 0.4 }]);
        Assert.Equal((1.0, 1), (card.Accuracy, card.N));
        Assert.Equal(["simple"], card.ByCategory.Keys);
    }

    [Fact]
    public void Of_EightOfTen_WilsonInterval()
    {
        // Wilson's interval for 8 of 10 at 95 %: 0.4902–0.9433.
        var score = Score.Of(8, 10);
        Assert.Equal(0.4902, score.Ci95[0], 4);
        Assert.Equal(0.9433, score.Ci95[1], 4);
        Assert.Equal(score.Ci95[0], score.Interval.Low);
    }

    [Fact]
    public void Of_SharedCategoryNames_AreToldApartBySuite()
    {
        var card = ScoreCard.Of([Item("1", correct: true, "multiple"), Item("1", correct: false, "multiple", "bfcl"), Item("2", correct: true)]);
        Assert.Equal(["own/multiple", "bfcl/multiple", "simple"], card.ByCategory.Keys);
    }

    [Fact]
    public void Calls_Pooled_OnlyTheFourCategories()
    {
        var score = ScoreCard.Calls(
            [
                Item("1", correct: true), Item("2", correct: false, "parallel"), Item("3", correct: true, "multiple"), Item("4", correct: true, "parallel_multiple"),
                Item("5", correct: true, "irrelevance"), Item("6", correct: false, "multi_turn"),
            ]);
        Assert.Equal((0.75, 4), (score.Accuracy, score.N));
    }

    [Fact]
    public void Serialise_ScoreCard_TheContractsShape()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(ScoreCard.Of([Item("1", correct: true), Item("2", correct: false)]), CoreJson.Options));
        Assert.Equal(["accuracy", "n", "ci95", "byCategory"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, json.RootElement.GetProperty("ci95").GetArrayLength());
        var category = json.RootElement.GetProperty("byCategory").GetProperty("simple");
        Assert.Equal(["accuracy", "n", "ci95"], category.EnumerateObject().Select(p => p.Name));
        Assert.Equal(0.5, category.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void Of_NothingAtAll_IsZeroAndUnknown()
    {
        var card = ScoreCard.Of([]);
        Assert.Equal((0.0, 0), (card.Accuracy, card.N));
        Assert.Equal([0.0, 1.0], card.Ci95);
    }
}
