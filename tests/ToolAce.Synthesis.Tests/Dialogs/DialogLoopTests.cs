using ToolAce.Agents.Budgets;
using ToolAce.Agents.Chat;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Dialogs.Llm;
using ToolAce.Synthesis.Tests.Dialogs.Llm;
using ToolAce.Synthesis.Tests.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Dialogs;

public sealed class DialogLoopTests
{
    private const string Person = """{"message": "A place for 8 metres, please."}""";
    private const string Thinking = """{"request": "a place", "functions": "book_berth", "values": "length: turn 1", "missing": "nothing"}""";
    private const string Call = $$$"""{"thinking": {{{Thinking}}}, "action": "call", "calls": [{"name": "book_berth", "arguments": {"length": 8} }]}""";
    private const string Results = """{"results": [{"code": "K42"}]}""";
    private const string Summary = """{"action": "summarise", "text": "The place is kept; the code is K42."}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WithLanguageModels_IsAWholeTalkWithItsThinkingBeside()
    {
        using var model = new AnsweringChat((question, _) => Answer(question));
        var talk = await RunAsync(model, samples: 3);
        Assert.Null(talk.DropReason);
        Assert.Equal([Role.User, Role.Assistant, Role.Tool, Role.Assistant], talk.Turns.Select(t => t.Role));
        Assert.Equal("[book_berth(length=8)]", talk.Turns[1].Text);
        Assert.Equal(2, Assert.Single(talk.Thinking).Turn);
        Assert.DoesNotContain(talk.Turns, t => t.Text.Contains("turn 1"));
        Assert.Equal(1 + 3 + 1 + 3, model.Questions.Count);
    }

    [Fact]
    public async Task RunAsync_WithSamplesThatDisagree_StopsAtTheFirstDisagreement()
    {
        var decisions = 0;
        using var model = new AnsweringChat((question, _) =>
            IsPerson(question) || decisions++ == 0 ? Answer(question) : """{"action": "ask", "text": "How long is it?"}""");
        var talk = await RunAsync(model, samples: 5);
        Assert.Equal("inconsistent: the assistant's 5 samples disagree at turn 2", talk.DropReason);
        Assert.Equal(2, decisions);
    }

    [Fact]
    public async Task RunAsync_WithSummariesInOtherWords_TakesTheFirst()
    {
        var told = 0;
        using var model = new AnsweringChat((question, _) =>
            Answer(question) is var answer && answer == Summary ? $$"""{"action": "summarise", "text": "Told {{told++}} times."}""" : answer);
        Assert.Equal("Told 0 times.", (await RunAsync(model, samples: 2)).Turns[^1].Text);
    }

    [Theory]
    [InlineData("You play a person", "user_malformed", 0)]
    [InlineData("You are an assistant", "assistant_malformed", 1)]
    [InlineData("You play the programs", "tool_malformed", 2)]
    public async Task RunAsync_WithAnAgentThatGivesNothingUsable_DropsTheDialogWithTheReason(string prompt, string reason, int turns)
    {
        using var model = new AnsweringChat((question, _) => question.StartsWith(prompt, StringComparison.Ordinal) ? "nonsense" : Answer(question));
        var talk = await RunAsync(model, samples: 1);
        Assert.StartsWith(reason + ": ", talk.DropReason);
        Assert.Equal(turns, talk.Turns.Count);
    }

    [Fact]
    public async Task RunAsync_WithOneFailureOfTheEndpoint_DropsTheDialogWithTheReason()
    {
        using var model = new AnsweringChat((question, asked) => asked == 1 ? throw new EndpointException(EndpointFailure.Transient, "No connection.") : Answer(question));
        Assert.Equal("assistant_failed: No connection.", (await RunAsync(model, samples: 1)).DropReason);
    }

    [Fact]
    public async Task RunAsync_OverAnEndpointThatIsDown_EndsAfterAFewDialogs()
    {
        using var model = new AnsweringChat((_, _) => throw new EndpointException(EndpointFailure.Transient, "No connection."));
        var agents = Agents(model);
        for (var i = 0; i < 7; i++)
        {
            Assert.Equal("user_failed: No connection.", (await new DialogLoop(agents, samples: 1, mostMessages: 30).RunAsync(Berths.One, Token)).DropReason);
        }

        var failure = await Assert.ThrowsAsync<EndpointException>(() => new DialogLoop(agents, samples: 1, mostMessages: 30).RunAsync(Berths.One, Token));
        Assert.Contains("8 times in a row", failure.Message);
    }

    [Fact]
    public async Task RunAsync_OverAnEndpointThatRefusesTheKey_Ends()
    {
        using var model = new AnsweringChat((_, _) => throw new EndpointException(EndpointFailure.Permanent, "The key is refused."));
        var failure = await Assert.ThrowsAsync<EndpointException>(() => new DialogLoop(Agents(model), samples: 1, mostMessages: 30).RunAsync(Berths.One, Token));
        Assert.Equal("The key is refused.", failure.Message);
    }

    [Theory]
    [InlineData("You play a person", "user_malformed: ")]
    [InlineData("You are an assistant", "assistant_malformed: ")]
    [InlineData("You play the programs", "tool_malformed: ")]
    public async Task RunAsync_WithAnAgentThatNeverGivesAnythingUsable_EndsAfter32Dialogs(string prompt, string reason)
    {
        using var model = new AnsweringChat((question, _) => question.StartsWith(prompt, StringComparison.Ordinal) ? "nonsense" : Answer(question));
        var agents = Agents(model);
        for (var i = 1; i < 32; i++)
        {
            Assert.StartsWith(reason, (await new DialogLoop(agents, samples: 1, mostMessages: 30).RunAsync(Berths.One, Token)).DropReason);
        }

        var failure = await Assert.ThrowsAsync<EndpointException>(() => new DialogLoop(agents, samples: 1, mostMessages: 30).RunAsync(Berths.One, Token));
        Assert.Contains("32 questions in a row brought nothing of use", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WithASpentBudget_Ends()
    {
        using var model = new AnsweringChat((question, asked) => asked == 2 ? throw new BudgetSpentException("spent") : Answer(question));
        await Assert.ThrowsAsync<BudgetSpentException>(() => RunAsync(model, samples: 3));
    }

    [Fact]
    public async Task RunAsync_WithAnAssistantThatCallsForEver_IsDropped()
    {
        using var model = new AnsweringChat((question, _) => IsAssistant(question) ? Call : Answer(question));
        Assert.Equal("endless: more than 30 turns", (await RunAsync(model, samples: 1)).DropReason);
    }

    private static Task<Talk> RunAsync(AnsweringChat model, int samples) => new DialogLoop(Agents(model), samples, mostMessages: 30).RunAsync(Berths.One, Token);

    private static DialogAgents Agents(AnsweringChat model) => new(
        new LlmUserAgent(model.Structured, AnsweringChat.Prompts),
        new LlmAssistantAgent(model.Structured, AnsweringChat.Prompts),
        new LlmToolAgent(model.Structured, AnsweringChat.Prompts));

    private static bool IsPerson(string question) => question.StartsWith("You play a person", StringComparison.Ordinal);

    private static bool IsAssistant(string question) => question.StartsWith("You are an assistant", StringComparison.Ordinal);

    private static string Answer(string question) =>
        IsPerson(question) ? Person
        : !IsAssistant(question) ? Results
        : question.Contains("\"role\":\"tool\"", StringComparison.Ordinal) ? Summary
        : Call;
}
