using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Running;

public sealed class MultiTurnConversationTests
{
    private const string Rome = "[get_weather(city=\"Rome\")]";
    private const string Both = "[clock.time(zone=\"CET\"), get_weather(city=\"Rome\")]";

    private static readonly MultiTurnRound First = Round(
        "weather and time?",
        ["""{"get_weather": {"city": ["Rome"], "days": [""]}}""", """{"clock.time": {"zone": ["CET"]}}"""],
        ["sunny", "noon"]);

    private static readonly MultiTurnRound Ask = Round("and the other one?", [], []);
    private static readonly MultiTurnRound Last = Round("Bern then", ["""{"get_weather": {"city": ["Bern"]}}"""], ["rain"]);

    [Theory]
    // All rounds right; the last needs no closing words.
    [InlineData(true, Outcome.Correct, null, Both, "Sunny at noon.", "Which one?", "[get_weather(city=\"Bern\")]")]
    // The calls of a round may come one by one.
    [InlineData(true, Outcome.Correct, null, Rome, "[clock.time(zone=\"CET\")]", "Done.", "Which?", "[get_weather(city=\"Bern\")]")]
    // A wrong call is answered by an error and may be put right.
    [InlineData(true, Outcome.Correct, null, "[get_weather(city=\"Oslo\")]", Both, "Done.", "Which?", "[get_weather(city=\"Bern\")]")]
    // A message with one wrong call does nothing at all.
    [InlineData(false, Outcome.WrongValue, "value_error:string", "[get_weather(city=\"Rome\"), clock.time(zone=\"UTC\")]", "[clock.time(zone=\"CET\")]", "Done.")]
    // Words before all calls are made end the round.
    [InlineData(false, Outcome.WrongCount, "simple_function_checker:wrong_count", Rome, "Sunny.")]
    [InlineData(false, Outcome.Abstained, "no_call:abstained", "I cannot.")]
    [InlineData(false, Outcome.Unparseable, "ast_decoder:decoder_failed", "[get_weather(city=")]
    // Where words are due, a call is wrong.
    [InlineData(false, Outcome.Called, "irrelevance_error:decoder_success", Both, "Done.", "[get_weather(city=\"Bern\")]")]
    // The step limit of four messages a round.
    [InlineData(false, Outcome.WrongFunction, "simple_function_checker:wrong_func_name", "[f()]", "[f()]", "[f()]", "[f()]")]
    // An error that was put right is not told of a later round.
    [InlineData(false, Outcome.Abstained, "no_call:abstained", "[get_weather(city=\"Oslo\")]", Both, "Done.", "Which?", "No.")]
    // One message cannot make the same wanted call twice.
    [InlineData(true, Outcome.Correct, null, "[get_weather(city=\"Rome\"), get_weather(city=\"Rome\")]", Both, "Done.", "Which?", "[get_weather(city=\"Bern\")]")]
    // The same call twice is one too many, but harmless.
    [InlineData(true, Outcome.Correct, null, Both, Rome, "Done.", "Which?", "[get_weather(city=\"Bern\")]")]
    public async Task Answered_Script_VerdictOverAllRounds(bool correct, Outcome outcome, string? errorType, params string[] answers)
    {
        var (prediction, prompts) = await Play([First, Ask, Last], answers);
        Assert.Equal((correct, outcome, errorType), (prediction.Correct, prediction.Outcome, prediction.ErrorType));
        Assert.Equal(answers.Length, prompts.Count);
        Assert.Equal(string.Join('\n', answers), prediction.Text);
    }

    [Fact]
    public async Task Answered_RightCalls_GetTheirOwnResultsInOrder()
    {
        var (_, prompts) = await Play([First, Last], [Both, "Done.", "no"]);
        Assert.Equal(new Turn(Role.Tool, """[{"name":"clock.time","results":"noon"},{"name":"get_weather","results":"sunny"}]"""), prompts[1].Turns[^1]);
        Assert.Equal([Role.User, Role.Assistant, Role.Tool, Role.Assistant, Role.User], prompts[2].Turns.Select(t => t.Role));
    }

    [Fact]
    public async Task Answered_WrongCall_GetsAnErrorAndNoResult()
    {
        var (_, prompts) = await Play([Last], ["[get_weather(city=\"Rome\")]", "no"]);
        Assert.Contains("error", prompts[1].Turns[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rain", prompts[1].Turns[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answered_SeveralItems_AreAskedInOneBatch()
    {
        var suite = new Suite("own", CallDecoding.CallSyntax, [Item("a", [First, Last]), Item("b", [Last])], []);
        using var model = new ScriptedModel(p => p.Turns.Count > 3 ? "[get_weather(city=\"Bern\")]" : Both);
        await new EvaluationRunner(TimeProvider.System).RunAsync(model, suite, new EvaluationOptions(), progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(2, model.Batches[0].Count);
        Assert.Equal(2, model.Batches[1].Count);
    }

    private static async Task<(Prediction Prediction, IReadOnlyList<ChatPrompt> Prompts)> Play(IReadOnlyList<MultiTurnRound> rounds, IReadOnlyList<string> answers)
    {
        var next = 0;
        var prompts = new List<ChatPrompt>();
        using var model = new ScriptedModel(prompt =>
        {
            prompts.Add(prompt with { Turns = [.. prompt.Turns] });
            return answers[next++];
        });
        var suite = new Suite("own", CallDecoding.CallSyntax, [Item("m", rounds)], []);
        var run = await new EvaluationRunner(TimeProvider.System).RunAsync(model, suite, new EvaluationOptions(), progress: null, TestContext.Current.CancellationToken);
        return (run.Predictions[0], prompts);
    }

    private static MultiTurnItem Item(string id, IReadOnlyList<MultiTurnRound> rounds) => new(id, "multi_turn", [Questions.Weather, Questions.Time], rounds);

    private static MultiTurnRound Round(string text, string[] calls, string[] results) =>
        new([new Turn(Role.User, text)], [.. calls.Select(Questions.Answer)], [.. results.Select(r => new Literal.Text(r))]);
}
