using System.Text.Json;
using Microsoft.Extensions.AI;
using ToolAce.Agents.Caching;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Caching;

public sealed class CachingChatClientTests : IDisposable
{
    private const string Key = "sk-0123456789abcdefghij";
    private readonly TemporaryFolder folder = new();
    private readonly TestTime time = new();

    public static TheoryData<string> Damages => [.. Damage.Keys];

    public static TheoryData<string> Differences => [.. Different.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Dictionary<string, Func<string, string>> Damage { get; } = new()
    {
        ["empty"] = _ => "",
        ["cut"] = text => text[..^9],
        ["null"] = _ => "null",
        ["no object"] = _ => "[1]",
        ["other JSON"] = _ => "{}",
        ["another key"] = text => text.Replace("\"key\":\"", "\"key\":\"0"),
        ["another word"] = text => text.Replace("answer to", "answer by"),
        ["binary"] = _ => "\0\0\0\0",
    };

    private static Dictionary<string, Func<ChatOptions>> Different { get; } = new()
    {
        ["temperature"] = () => new ChatOptions { Temperature = 0.5f },
        ["seed"] = () => new ChatOptions { Seed = 8 },
        ["tokens"] = () => new ChatOptions { MaxOutputTokens = 5 },
        ["model"] = () => new ChatOptions { ModelId = "other" },
        ["format"] = () => new ChatOptions { ResponseFormat = ChatResponseFormat.Json },
        ["schema"] = () => new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object"}""")) },
        ["stop"] = () => new ChatOptions { StopSequences = ["x"] },
        ["sample"] = () => Sample(1),
    };

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_InASecondRun_PaysNothingTwice()
    {
        await using var server = await FaultServer.StartAsync((question, _) => Replies.Text($"answer to {question}", "length"));
        string[] questions = [.. Enumerable.Range(0, 20).Select(i => $"q{i}")];
        var first = new EndpointUsage(TokenPrices.Free);
        using (var client = Open(server, first))
        {
            // The first run gets no further than this, and is not closed in any way that the cache would need.
            await Task.WhenAll(questions.Take(12).Select(q => AskAsync(client, q)));
        }

        var second = new EndpointUsage(TokenPrices.Free);
        using var again = Open(server, second);
        var answers = await Task.WhenAll(questions.Select(q => AskAsync(again, q)));
        Assert.Equal(questions.Select(q => $"answer to {q}"), answers.Select(a => a.Text));
        Assert.All(answers, a => Assert.Equal((ChatFinishReason.Length, (long?)Replies.PromptTokens, (long?)Replies.AnswerTokens), (a.FinishReason, a.Usage?.InputTokenCount, a.Usage?.OutputTokenCount)));
        Assert.All(questions, q => Assert.Equal(1, server.Asked[q]));
        Assert.Equal((12, 0), (first.Totals.Requests, first.Totals.CacheHits));
        Assert.Equal((8, 12, 8L * Replies.PromptTokens), (second.Totals.Requests, second.Totals.CacheHits, second.Totals.PromptTokens));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Differences))]
    public async Task GetResponseAsync_WithAnotherOption_IsAnotherQuestion(string what)
    {
        await using var server = await FaultServer.StartAsync((_, asked) => Replies.Text($"{asked}"));
        var usage = new EndpointUsage(TokenPrices.Free);
        using var client = Open(server, usage);
        string[] answers = ["", "", "", ""];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = (await AskAsync(client, "q", i % 2 == 0 ? new ChatOptions() : Different[what]())).Text;
        }

        Assert.Equal(["1", "2", "1", "2"], answers);
        Assert.Equal(2, usage.Totals.CacheHits);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OfASample_DoesNotSendItsNumber()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("yes"));
        using var client = Open(server, new EndpointUsage(TokenPrices.Free));
        await AskAsync(client, "q", Sample(3));
        Assert.Equal(["model", "messages"], Assert.Single(server.Requests).Body.AsObject().Select(m => m.Key));
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OfTheSameAtOnce_SendsItOnce()
    {
        var release = new TaskCompletionSource();
        await using var server = await FaultServer.StartAsync((_, _) => async context =>
        {
            await release.Task;
            await Replies.Text("yes")(context);
        });
        var usage = new EndpointUsage(TokenPrices.Free);
        using var client = Open(server, usage);
        var asking = Enumerable.Range(0, 8).Select(_ => AskAsync(client, "q")).ToArray();
        release.SetResult();
        Assert.All(await Task.WhenAll(asking), a => Assert.Equal("yes", a.Text));
        Assert.Equal(1, server.Asked["q"]);
        Assert.Equal((1, 7), (usage.Totals.Requests, usage.Totals.CacheHits));
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_WhenTheFirstGivesUp_AnswersTheOther()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var server = await FaultServer.StartAsync((_, asked) => asked == 1 ? Replies.Hang(stop.Cancel) : Replies.Text("yes"));
        using var client = Open(server, new EndpointUsage(TokenPrices.Free));
        var first = client.GetResponseAsync([new ChatMessage(ChatRole.User, "q")], options: null, stop.Token);
        var other = AskAsync(client, "q");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("yes", (await other).Text);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Damages))]
    public async Task GetResponseAsync_OfADamagedEntry_AsksAgainAndMendsIt(string damage)
    {
        await using var server = await FaultServer.StartAsync((question, asked) => Replies.Text($"answer to {question}, {asked}"));
        using var client = Open(server, new EndpointUsage(TokenPrices.Free));
        await AskAsync(client, "q");
        var file = Assert.Single(folder.Files);
        var damaged = Damage[damage](await File.ReadAllTextAsync(file, Token));
        Assert.NotEqual(damaged, await File.ReadAllTextAsync(file, Token));
        await File.WriteAllTextAsync(file, damaged, Token);
        Assert.Equal("answer to q, 2", (await AskAsync(client, "q")).Text);
        Assert.Equal("answer to q, 2", (await AskAsync(client, "q")).Text);
        Assert.Equal(2, server.Asked["q"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OfAFailure_KeepsNothing()
    {
        await using var server = await FaultServer.StartAsync((_, asked) => asked == 1 ? Replies.Status(500) : Replies.Text("yes"));
        using var client = Open(server, new EndpointUsage(TokenPrices.Free));
        await Assert.ThrowsAsync<EndpointException>(() => AskAsync(client, "q"));
        Assert.Empty(folder.Files);
        Assert.Equal("yes", (await AskAsync(client, "q")).Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OfAnAnswerThatRepeatsTheKey_LeavesItOutOfTheFolder()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text($"your key is {Key}"));
        using var client = Open(server, new EndpointUsage(TokenPrices.Free));
        await AskAsync(client, "q");
        Assert.Equal("Bearer " + Key, Assert.Single(server.Requests).Authorization);
        var text = await File.ReadAllTextAsync(Assert.Single(folder.Files), Token);
        Assert.Contains("your key is", text);
        Assert.DoesNotContain(Key, text);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OfCallsAndRefusals_GivesTheSameFromTheFolder()
    {
        await using var server = await FaultServer.StartAsync((question, _) => question == "call"
            ? Replies.Calls(("f", "{\"a\": 1,"))
            : Replies.Choice(new { role = "assistant", content = (string?)null, refusal = "no", reasoning = "why" }, "stop"));
        using var client = Open(server, new EndpointUsage(TokenPrices.Free));
        for (var run = 0; run < 2; run++)
        {
            var call = Assert.Single((await AskAsync(client, "call")).Messages[0].Contents.OfType<FunctionCallContent>());
            Assert.Equal(("id0", "f", "{\"a\": 1,"), (call.CallId, call.Name, call.RawRepresentation));
            var refusal = (await AskAsync(client, "other")).Messages[0];
            Assert.True(ChatAnswerJson.IsRefusal(refusal));
            Assert.Equal(("no", "why"), (refusal.Text, Assert.Single(refusal.Contents.OfType<TextReasoningContent>()).Text));
        }

        Assert.Equal(2, server.Requests.Count);
    }

    private static ChatOptions Sample(int number)
    {
        var options = new ChatOptions();
        SampleNumber.Set(options, number);
        return options;
    }

    private static Task<ChatResponse> AskAsync(IChatClient client, string question, ChatOptions? options = null) =>
        client.GetResponseAsync([new ChatMessage(ChatRole.User, question)], options, Token);

    private CachingChatClient Open(FaultServer server, EndpointUsage usage) =>
        new(new MeteredChatClient(new EndpointChatClient(new ChatEndpoint(server.Address, "m", Key), time), usage, time), "m", folder.Path, usage);
}
