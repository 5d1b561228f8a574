using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Prompting;
using ToolAce.Cycles.Tests.Dispatching;

namespace ToolAce.Cycles.Tests.Prompting;

/// <summary>The child is this test program over <see cref="PretendLearner"/>, or a shell that misbehaves.</summary>
public sealed class PromptSessionTests : IDisposable
{
    private static readonly ApiDefinition Tool = new("weather", "tells it", new Schema { Type = SchemaType.Dict });
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ask_WithAnAdapter_AnswersWithAndWithoutIt()
    {
        await using var session = Session(TestHome.Program, "prompt");
        var reply = await session.AskAsync(Request(Adapter()), Token);
        Assert.Null(reply.Problem);
        Assert.Equal(("I do not know", "[weather()]"), (reply.Base!.Text, reply.Tuned!.Text));
        Assert.Null((await session.AskAsync(Request(adapter: null), Token)).Tuned);
    }

    [Fact]
    public async Task Ask_AdapterThatCannotBeLoaded_SaysWhyAndGoesOn()
    {
        await using var session = Session(TestHome.Program, "prompt");
        Assert.Contains("nowhere", (await session.AskAsync(Request("/nowhere"), Token)).Problem, StringComparison.Ordinal);
        Assert.Null((await session.AskAsync(Request(Adapter()), Token)).Problem);
    }

    [Fact]
    public async Task Ask_ChildDies_SaysSoAndTheNextQuestionStartsAnother()
    {
        var died = folder.File("died");
        await using var session = Session("sh", "-c", $"if [ -e {died} ]; then exec {TestHome.Program} prompt; fi; touch {died}; read -r line; exit 134");
        Assert.Contains("exit code 134", (await session.AskAsync(Request(Adapter()), Token)).Problem, StringComparison.Ordinal);
        Assert.Null((await session.AskAsync(Request(Adapter()), Token)).Problem);
    }

    [Fact]
    public async Task Ask_ChildNeverAnswers_IsGivenUp()
    {
        await using var session = new PromptSession(new StageCommand("sh", ["-c", "sleep 60"]), TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(300), TimeProvider.System);
        Assert.Contains("no answer within", (await session.AskAsync(Request(Adapter()), Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_CancelledInMidAnswer_TheNextAnswerIsTheNextQuestionsOwn()
    {
        var slow = folder.File("slow");
        await using var session = Session("sh", "-c", $"if [ -e {slow} ]; then exec {TestHome.Program} prompt; fi; touch {slow}; read -r line; sleep 1; echo '{{\"base\":{{\"text\":\"late\",\"finish\":\"stop\",\"promptTokens\":1,\"tokens\":1,\"seconds\":1}}}}'; sleep 60");
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.AskAsync(Request(Adapter()), impatient.Token));
        Assert.Equal("I do not know", (await session.AskAsync(Request(Adapter()), Token)).Base!.Text);
    }

    [Fact]
    public async Task Ask_ChildTalksNonsense_IsSaidAndTheNextQuestionStartsAnother()
    {
        var odd = folder.File("odd");
        await using var session = Session("sh", "-c", $"if [ -e {odd} ]; then exec {TestHome.Program} prompt; fi; touch {odd}; read -r line; echo a warning of some library; exec {TestHome.Program} prompt");
        Assert.Contains("does not make sense", (await session.AskAsync(Request(Adapter()), Token)).Problem, StringComparison.Ordinal);
        Assert.Equal("[weather()]", (await session.AskAsync(Request(Adapter()), Token)).Tuned!.Text);
    }

    [Fact]
    public async Task Ask_ProgramThatIsNotThere_IsSaid()
    {
        await using var session = Session("/nowhere/at-all");
        Assert.NotNull((await session.AskAsync(Request(Adapter()), Token)).Problem);
    }

    [Fact]
    public async Task Dispose_WhileAQuestionIsUnderWay_DoesNotWaitForItsAnswer()
    {
        var session = Session("sh", "-c", "sleep 60");
        var asked = session.AskAsync(Request(Adapter()), Token);
        await session.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task Idle_EndsTheChild()
    {
        await using var session = new PromptSession(new StageCommand(TestHome.Program, ["prompt"]), TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), TimeProvider.System);
        Assert.Null((await session.AskAsync(Request(Adapter()), Token)).Problem);
        while (session.ChildLives)
        {
            await Task.Delay(20, Token);
        }

        Assert.Null((await session.AskAsync(Request(Adapter()), Token)).Problem);
    }

    [Theory]
    [InlineData("[weather()]", 1, null)]
    [InlineData("[weather(city=\"Oslo\")]", 1, "'city' is not a parameter")]
    [InlineData("[rain()]", 1, "no tool offered is called rain")]
    [InlineData("It rains.", 0, null)]
    public void ReadAnswer_TellsCallsFromWordsAndChecksThem(string text, int calls, string? problem)
    {
        var read = ReadAnswer.Of(text, [Tool]);
        Assert.Equal(calls, read.Calls.Count);
        Assert.Null(read.Problem);
        Assert.Equal(problem is null ? [] : [problem], read.Calls.SelectMany(c => c.Problems));
    }

    [Fact]
    public void ReadAnswer_OfABrokenCall_SaysWhere() => Assert.Contains("at character", ReadAnswer.Of("[weather(city=", [Tool]).Problem, StringComparison.Ordinal);

    [Fact]
    public void ToolList_ReadsBothForms_AndWhatItWrites()
    {
        var tools = ToolList.Read("""[{"name": "a"}, {"type": "function", "function": {"name": "b", "description": "x", "parameters": {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}}}]""");
        Assert.Equal(["a", "b"], tools.Select(t => t.Name));
        Assert.Equal(["n"], tools[1].Parameters.Required);
        Assert.Equal(tools[1].Parameters.Required, ToolList.Read(ToolList.Write(tools))[1].Parameters.Required);
        Assert.Empty(ToolList.Read(" "));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("[null]")]
    [InlineData("[{\"name\": 1}]")]
    [InlineData("[{\"name\": \"a\", \"parameters\": {\"type\": \"nonsense\"}}]")]
    [InlineData("no json")]
    public void ToolList_Anything_ElseIsAFormatException(string text) => Assert.Throws<FormatException>(() => ToolList.Read(text));

    private static PromptSession Session(string program, params string[] arguments) =>
        new(new StageCommand(program, arguments), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), TimeProvider.System);

    private string Adapter()
    {
        var adapter = folder.Make("adapter");
        File.WriteAllText(Path.Combine(adapter, "adapter.txt"), "3");
        return adapter;
    }

    private static PromptRequest Request(string? adapter) =>
        new("base", adapter, CycleConfigReader.Read("name: x", "x").Model, [Tool], [new Turn(Role.User, "How is it?")], 32, 0);
}
