using Microsoft.Extensions.AI;
using ToolAce.Agents.Caching;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Models;
using ToolAce.Agents.Tests.Serving;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Tests.Chat;

/// <summary>Log-probabilities from an endpoint that gives them, and from those that do not.</summary>
public sealed class AnswerLogProbsTests : IDisposable
{
    private const string Key = "sk-0123456789abcdefghij";
    private static readonly Reply Given = Replies.Tokens(("Ol", -0.5, [("Ol", -0.5), ("New", -1.5)]), ("d.", -0.25, []), (" END", -2, []));
    private readonly TemporaryFolder folder = new();
    private readonly TestTime time = new();

    public static TheoryData<string> WithoutAny => new(
        """{"choices":[{"message":{"content":"Old."}}]}""",
        """{"choices":[{"message":{"content":"Old."},"logprobs":null}]}""",
        """{"choices":[{"message":{"content":"Old."},"logprobs":{"content":null}}]}""",
        """{"choices":[{"message":{"content":"Old."},"logprobs":{"content":[{"token":"Old"},{"token":".","logprob":-1}]}}]}""",
        """{"choices":[{"message":{"content":"Old."},"logprobs":{"content":[{"token":"Old.","logprob":-1e999}]}}]}""",
        """{"choices":[{"message":{"content":"Old."},"logprobs":{"content":[7]}}]}""",
        """{"choices":[{"message":{"content":"Old."},"logprobs":[-1]}]}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Of_AnEndpointThatGivesThem_IsEachTokenWithTheLikeliest_FromTheCacheAsWell()
    {
        await using var server = await FaultServer.StartAsync(Given);
        for (var run = 0; run < 2; run++)
        {
            var tokens = AnswerLogProbs.Of(await AskAsync(server, likeliest: 2))!;
            Assert.Equal([("Ol", -0.5f), ("d.", -0.25f), (" END", -2f)], tokens.Select(t => (t.Text, t.LogProb)));
            Assert.Equal([("Ol", -0.5f), ("New", -1.5f)], tokens[0].Likeliest!.Select(t => (t.Text, t.LogProb)));
            Assert.Null(tokens[1].Likeliest);
        }

        var body = Assert.Single(server.Requests).Body;
        Assert.Equal((true, 2), ((bool)body["logprobs"]!, (int)body["top_logprobs"]!));
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_WithoutTheLikeliest_SendsNoNumber()
    {
        await using var server = await FaultServer.StartAsync(Given);
        await AskAsync(server, likeliest: 0);
        Assert.Equal(["model", "messages", "logprobs"], Assert.Single(server.Requests).Body.AsObject().Select(m => m.Key));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(21)]
    public void Ask_ForMoreThanThereAre_IsRefused(int likeliest) => Assert.Throws<ArgumentOutOfRangeException>(() => AnswerLogProbs.Ask(new ChatOptions(), likeliest));

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(WithoutAny))]
    public async Task Of_AnEndpointThatGivesNone_IsNothing_AndTheAnswerIsThere(string body)
    {
        await using var server = await FaultServer.StartAsync(Replies.Body(body));
        var answer = await AskAsync(server, likeliest: 0);
        Assert.Equal("Old.", answer.Text);
        Assert.Null(AnswerLogProbs.Of(answer));
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_HalfALetter_KeepsTheNumber()
    {
        await using var server = await FaultServer.StartAsync(Replies.Body("""{"choices":[{"message":{"content":"a"},"logprobs":{"content":[{"token":"\ud83d","logprob":-1}]}}]}"""));
        Assert.Equal([(null, -1f)], AnswerLogProbs.Of(await AskAsync(server, likeliest: 0))!.Select(t => (t.Text, t.LogProb)));
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_TokensThatMakeUpTheKey_AreKeptWithoutTheirTexts()
    {
        await using var server = await FaultServer.StartAsync(Replies.Tokens((Key[..9], -1, [(Key, -1)]), (Key[9..], -2, [])));
        var tokens = AnswerLogProbs.Of(await AskAsync(server, likeliest: 1))!;
        Assert.Equal([new TokenLogProb(Text: null, -1), new TokenLogProb(Text: null, -2)], tokens);
        Assert.DoesNotContain(Key[9..], await File.ReadAllTextAsync(Assert.Single(folder.Files), Token));
    }

    [Fact(Timeout = 60_000)]
    public async Task Generation_OfAModelThatGivesThem_HasThemAsFarAsItsText()
    {
        await using var server = await FaultServer.StartAsync(Given);
        Assert.Equal([-0.5f, -0.25f, -2f], (await GenerateAsync(server, logProbs: true)).LogProbs);
        var cut = await GenerateAsync(server, logProbs: true, stop: " END");
        Assert.Equal("Old.", cut.Text);
        Assert.Equal([-0.5f, -0.25f], cut.LogProbs);
    }

    [Fact(Timeout = 60_000)]
    public async Task Generation_OfAModelThatGivesNone_HasNone()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("Old."));
        var answer = await GenerateAsync(server, logProbs: true);
        Assert.Equal(("Old.", 0), (answer.Text, answer.LogProbs.Count));
        Assert.True((bool)server.Requests.Single().Body["logprobs"]!);
    }

    [Fact(Timeout = 60_000)]
    public async Task Generation_WhereNobodyAsksForThem_SendsNoSuchOption()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("Old."));
        await GenerateAsync(server, logProbs: false);
        Assert.Null(Assert.Single(server.Requests).Body["logprobs"]);
    }

    private async Task<ChatMessage> AskAsync(FaultServer server, int likeliest)
    {
        using var client = new CachingChatClient(new EndpointChatClient(new ChatEndpoint(server.Address, "m", Key), time), "m", folder.Path, new EndpointUsage(TokenPrices.Free));
        var options = new ChatOptions();
        AnswerLogProbs.Ask(options, likeliest);
        return Assert.Single((await client.GetResponseAsync([new ChatMessage(ChatRole.User, "How old?")], options, Token)).Messages);
    }

    private async Task<Generation> GenerateAsync(FaultServer server, bool logProbs, params string[] stop)
    {
        var options = new EndpointModelOptions { LogProbs = logProbs };
        using var model = EndpointTextModel.Open(new ChatEndpoint(server.Address, "m", null), options, new ChatLimits { RequestTime = TestTime.Limit }, time);
        return Assert.Single(await model.GenerateAsync([Models.Prompts.Ask("How old?")], new GenerationOptions { Stop = stop }, progress: null, Token));
    }
}
