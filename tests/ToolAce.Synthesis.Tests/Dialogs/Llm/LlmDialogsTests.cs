using ToolAce.Agents.Chat;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Dialogs.Llm;
using ToolAce.Synthesis.Tests.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Dialogs.Llm;

/// <summary>The generator with three agents that are language models.</summary>
public sealed class LlmDialogsTests
{
    private const string Person = """{"message": "A place for 8 metres, please."}""";
    private const string Refusal = """{"action": "answer", "text": "None of my functions can do that."}""";

    private static readonly DialogOptions Options = new()
    {
        Seed = 4,
        ConsistencySamples = 2,
        Kinds = new Dictionary<DialogKind, double> { [DialogKind.Single] = 1 },
        FollowUps = 0,
        AskedFirst = 0,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GenerateAsync_OfWhatTheModelsMakeOfIt_HasTheKindThatCameOut()
    {
        using var model = new AnsweringChat((question, _) => IsPerson(question) ? Person : Refusal);
        var made = Assert.Single(await GenerateAsync(model, 1, Options));
        Assert.Equal((DialogKind.Single, DialogKind.NonTool), (made.Kind, made.Dialog!.Kind));
        Assert.Equal(0, made.Dialog.CallCount);
    }

    [Fact]
    public async Task GenerateAsync_WithMoreTurnsAskedFor_LetsThePersonSpeakAsOften()
    {
        using var model = new AnsweringChat((question, _) => IsPerson(question) ? Said(question) : Refusal);
        var made = await GenerateAsync(model, 40, Options with { FewestTurns = 2, MostTurns = 12, FollowUps = 0.8 });
        var spoken = made.Select(m => m.Dialog!.Turns.Count(t => t.Role == Role.User)).ToArray();
        Assert.Equal((2, 12), (spoken.Min(), spoken.Max()));
    }

    [Fact]
    public async Task GenerateAsync_ManyAtOnce_GivesWhatOneAfterTheOtherGives()
    {
        using var first = new AnsweringChat((question, _) => IsPerson(question) ? Said(question) : Refusal);
        using var second = new AnsweringChat((question, _) => IsPerson(question) ? Said(question) : Refusal);
        var slowly = await GenerateAsync(first, 24, Options);
        var quickly = await GenerateAsync(second, 24, Options with { AtOnce = 8 });
        Assert.Equal(slowly.Select(m => m.Dialog!.Turns[0].Text), quickly.Select(m => m.Dialog!.Turns[0].Text));
        Assert.Equal(slowly.Select(m => m.Dialog!.Id), quickly.Select(m => m.Dialog!.Id));
        Assert.Equal(first.Seeds.Order(), second.Seeds.Order());
        Assert.Equal(24 * 3, second.Questions.Count);
    }

    [Fact]
    public async Task GenerateAsync_WithModelsThatOftenFail_LosesNoIndex()
    {
        using var model = new AnsweringChat((question, asked) => (asked % 7) switch
        {
            0 => "nonsense",
            3 => "I'm sorry, I cannot do that.",
            5 => throw new EndpointException(EndpointFailure.Transient, "No connection."),
            _ => IsPerson(question) ? Person : Refusal,
        });
        var made = await GenerateAsync(model, 60, Options with { AtOnce = 6 });
        Assert.Equal(Enumerable.Range(0, 60), made.Select(m => m.Index));
        Assert.All(made, m => Assert.True(m.Dialog is null != m.DropReason is null));
        Assert.Contains(made, m => m.DropReason?.StartsWith("user_refused: ", StringComparison.Ordinal) == true);
        Assert.Contains(made, m => m.DropReason == "assistant_failed: No connection.");
    }

    [Fact]
    public async Task GenerateAsync_OverAnEndpointThatIsDown_EndsWithItsReason()
    {
        using var model = new AnsweringChat((_, _) => throw new EndpointException(EndpointFailure.Permanent, "The key is refused."));
        var failure = await Assert.ThrowsAsync<EndpointException>(() => GenerateAsync(model, 60, Options with { AtOnce = 4 }));
        Assert.StartsWith("The key is refused.", failure.Message);
        Assert.True(model.Questions.Count < 30, $"{model.Questions.Count} questions");
    }

    [Fact]
    public async Task GenerateAsync_TowardsABand_TellsThePersonAnotherWordingAndRecordsIt()
    {
        using var model = new AnsweringChat((question, _) => IsPerson(question) ? Person : Refusal);
        var scorer = new LengthScorer();
        var made = await new DialogGenerator(Agents(model)).GenerateAsync(
            0, 6, Berths.All, new Band(scorer.ModelVersion, 90, 100), scorer, Options with { Retries = 2 }, Token);
        Assert.All(made, m => Assert.Equal([null, AdjustmentDirection.Harder, AdjustmentDirection.Harder], m.Attempts.Take(3).Select(a => a.Direction)));
        Assert.All(made.SelectMany(m => m.Attempts), a => Assert.Contains(PersonPlan.Wording(a.Difficulty), a.Instruction));
        Assert.All(made.SelectMany(m => m.Attempts), a => Assert.Equal("A place for 8 metres, please.", a.Request));
    }

    private static Task<IReadOnlyList<GeneratedDialog>> GenerateAsync(AnsweringChat model, int count, DialogOptions options) =>
        new DialogGenerator(Agents(model)).GenerateAsync(0, count, Berths.All, band: null, scorer: null, options, Token);

    private static DialogAgents Agents(AnsweringChat model) => new(
        new LlmUserAgent(model.Structured, AnsweringChat.Prompts),
        new LlmAssistantAgent(model.Structured, AnsweringChat.Prompts),
        new LlmToolAgent(model.Structured, AnsweringChat.Prompts));

    private static bool IsPerson(string question) => question.StartsWith("You play a person", StringComparison.Ordinal);

    /// <summary>Other words for another question.</summary>
    private static string Said(string question) => $$"""{"message": "A place, please, number {{question.Sum(c => c)}}."}""";
}
