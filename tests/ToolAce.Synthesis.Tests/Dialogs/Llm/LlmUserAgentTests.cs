using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Dialogs.Llm;
using ToolAce.Synthesis.Tests.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Dialogs.Llm;

public sealed class LlmUserAgentTests
{
    private const string Said = """{"message": " My boat needs a place; it is 8 metres long. "}""";
    private const string Done = """{"done": true}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SpeakAsync_AtFirst_IsWhatTheModelSays()
    {
        using var model = new AnsweringChat((_, _) => Said);
        var message = await new LlmUserAgent(model.Structured, AnsweringChat.Prompts).SpeakAsync(Berths.One, [], Token);
        Assert.Equal("My boat needs a place; it is 8 metres long.", message!.Text);
        Assert.Null(message.Intent);
    }

    [Fact]
    public async Task SpeakAsync_OfABrief_TellsWhatIsWantedAndWhatIsOffered()
    {
        using var model = new AnsweringChat((_, _) => Said);
        await new LlmUserAgent(model.Structured, AnsweringChat.Prompts).SpeakAsync(Berths.One, [], Token);
        var question = Assert.Single(model.Questions);
        Assert.Contains("\"name\":\"book_berth\"", question);
        Assert.DoesNotContain("\"name\":\"Pay Berth\"", question);
        Assert.Contains("Pay Berth: Pays what", question);
        Assert.Contains("Ask for one thing that your function does", question);
        Assert.Contains("message number 1; you have planned 1", question);
    }

    [Fact]
    public async Task SpeakAsync_AtAnotherLevel_IsToldAnotherWording()
    {
        using var model = new AnsweringChat((_, _) => Said);
        var person = new LlmUserAgent(model.Structured, AnsweringChat.Prompts);
        for (var level = 0; level <= 3; level++)
        {
            await person.SpeakAsync(Berths.Brief(DialogKind.Single, Scenario.OneCall, level), [], Token);
        }

        Assert.Equal(4, model.Questions.Distinct().Count());
        Assert.Contains("Use the words of the descriptions", model.Questions[0]);
        Assert.Contains("Keep far away from the words", model.Questions[3]);
    }

    [Theory]
    [InlineData(Scenario.Repeated, DialogKind.Parallel)]
    [InlineData(Scenario.Several, DialogKind.Parallel)]
    [InlineData(Scenario.Chained, DialogKind.Dependent)]
    [InlineData(Scenario.ChainedLater, DialogKind.Dependent)]
    [InlineData(Scenario.AskedFirst, DialogKind.Single)]
    [InlineData(Scenario.Incomplete, DialogKind.NonTool)]
    [InlineData(Scenario.NothingFits, DialogKind.NonTool)]
    [InlineData(Scenario.SmallTalk, DialogKind.NonTool)]
    public async Task SpeakAsync_OfAnyCourse_HasATaskOfItsOwn(Scenario scenario, DialogKind kind)
    {
        using var model = new AnsweringChat((_, _) => Said);
        var person = new LlmUserAgent(model.Structured, AnsweringChat.Prompts);
        await person.SpeakAsync(Berths.One, [], Token);
        await person.SpeakAsync(Berths.Brief(kind, scenario), [], Token);
        Assert.NotEqual(model.Questions[0], model.Questions[1]);
    }

    [Theory]
    [InlineData(FurtherForm.Again, "Ask for one more thing that the function book_berth does, with values other than before.", "book_berth")]
    [InlineData(FurtherForm.Other, "Now ask for one thing that the function Pay Berth does. Give every value that it requires.", "Pay Berth")]
    [InlineData(FurtherForm.FromResult, "Now ask for what the function Pay Berth does. It needs code, which is the code that book_berth returns", "Pay Berth")]
    [InlineData(FurtherForm.Plain, "Say or ask something that needs no function at all", "book_berth")]
    public async Task SpeakAsync_OfADialogThatGoesOn_AsksForWhatFollowsAndKnowsItsFunction(FurtherForm form, string task, string function)
    {
        using var model = new AnsweringChat((_, _) => Said);
        var person = new LlmUserAgent(model.Structured, AnsweringChat.Prompts);
        var next = new FurtherRequest(
            form,
            form switch { FurtherForm.Again => Berths.Book, FurtherForm.Plain => null, _ => Berths.Pay },
            form == FurtherForm.FromResult ? new ResultLink(Berths.Book, "code", Berths.Pay, "code") : null);
        var brief = Berths.One with { Further = [new FurtherRequest(FurtherForm.Plain), next] };
        Assert.NotNull(await person.SpeakAsync(brief, Berths.Turns("u: A place, please, 8 metres.", "a: It is booked.", "u: Thanks.", "a: You are welcome."), Token));
        var question = Assert.Single(model.Questions);
        Assert.Contains("message number 3; you have planned 3", question);
        Assert.Contains(task, question);
        Assert.Contains($"\"name\":\"{function}\"", question);
        Assert.Null(await person.SpeakAsync(brief, Berths.Turns("u: A", "a: B", "u: C", "a: D", "u: E", "a: F"), Token));
    }

    [Fact]
    public async Task SpeakAsync_AfterAllThatWasPlanned_IsContentWithoutAsking()
    {
        using var model = new AnsweringChat((_, _) => Said);
        var turns = Berths.Turns("u: A place, please, 8 metres.", "a: [book_berth(length=8)]", "t: []", "a: It is booked.");
        Assert.Null(await new LlmUserAgent(model.Structured, AnsweringChat.Prompts).SpeakAsync(Berths.One, turns, Token));
        Assert.Empty(model.Questions);
    }

    [Fact]
    public async Task SpeakAsync_AfterAQuestion_MayAnswerOrBeDone()
    {
        var turns = Berths.Turns("u: A place, please.", "a: How long is the boat?");
        using var answering = new AnsweringChat((_, _) => Said);
        Assert.NotNull(await new LlmUserAgent(answering.Structured, AnsweringChat.Prompts).SpeakAsync(Berths.One, turns, Token));
        using var content = new AnsweringChat((_, _) => Done);
        Assert.Null(await new LlmUserAgent(content.Structured, AnsweringChat.Prompts).SpeakAsync(Berths.One, turns, Token));
    }

    [Fact]
    public async Task SpeakAsync_ToAnAssistantThatAsksForEver_EndsAfterAFewAnswers()
    {
        using var model = new AnsweringChat((_, _) => Said);
        var person = new LlmUserAgent(model.Structured, AnsweringChat.Prompts);
        List<Turn> turns = [];
        while (await person.SpeakAsync(Berths.One, turns, Token) is { } message)
        {
            turns.AddRange([new Turn(Role.User, message.Text), new Turn(Role.Assistant, "Really?")]);
        }

        Assert.Equal(3, turns.Count(t => t.Role == Role.User));
    }

    [Fact]
    public async Task SpeakAsync_OfAnIncompleteRequest_LeavesTheQuestionOpen()
    {
        using var model = new AnsweringChat((_, _) => Said);
        var turns = Berths.Turns("u: A place, please.", "a: How long is the boat?");
        Assert.Null(await new LlmUserAgent(model.Structured, AnsweringChat.Prompts).SpeakAsync(Berths.Brief(DialogKind.NonTool, Scenario.Incomplete), turns, Token));
    }

    [Theory]
    [InlineData(Done, "user_malformed: the message is empty, and you are not done yet")]
    [InlineData("""{"message": "  "}""", "user_malformed: the message is empty")]
    [InlineData("""{"message": 5}""", "user_malformed: message: expected string")]
    [InlineData("Hello!", "user_malformed: there is no whole JSON object")]
    [InlineData("I'm sorry, I cannot play a person.", "user_refused: The model refuses")]
    public async Task SpeakAsync_WithoutAUsableMessage_SaysWhyTheDialogIsDropped(string answer, string reason)
    {
        using var model = new AnsweringChat((_, _) => answer);
        var person = new LlmUserAgent(model.Structured, AnsweringChat.Prompts);
        var unusable = await Assert.ThrowsAsync<DialogAgentException>(() => person.SpeakAsync(Berths.One, [], Token));
        Assert.StartsWith(reason, unusable.Message);
    }
}
