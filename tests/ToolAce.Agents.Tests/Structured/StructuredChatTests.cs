using System.Text.Json.Nodes;
using ToolAce.Agents.Budgets;
using ToolAce.Agents.Caching;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Structured;
using ToolAce.Agents.Tests.Serving;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Tests.Structured;

/// <summary>Whatever an endpoint does, a question has its one recorded outcome.</summary>
public sealed class StructuredChatTests : IDisposable
{
    private const string Good = """{"city": "Ulm", "days": 3}""";
    private const int Attempts = 3;
    private static readonly Schema Shape = new()
    {
        Type = SchemaType.Dict,
        Properties = [new("city", new Schema { Type = SchemaType.String }), new("days", new Schema { Type = SchemaType.Integer, Minimum = 1 }), new("note", new Schema { Type = SchemaType.String })],
        Required = ["city", "days"],
    };

    private readonly TemporaryFolder folder = new();
    private readonly TestTime time = new();
    private readonly EndpointUsage usage = new(TokenPrices.Free);

    public static TheoryData<string> Unusable =>
    [
        "no JSON at all", """{"city": "Ulm"}""", """{"city": "Ulm", "days": "three"}""", """{"city": "Ulm", "days": 0}""", """{"city": "Ulm", "days": 3""" + "\0", "[]",
        """{"city": "\ud83d", "days": 3}""", """{"city": "Ulm", "days": 3, "note": 1e999}""", """{"city": "nowhere", "days": 3}""", new string('{', 100_000),
    ];

    public static TheoryData<string> Faults => [.. Broken.Keys];

    public static TheoryData<string> Refusing => [.. Refusals.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Dictionary<string, Reply> Refusals { get; } = new()
    {
        ["words"] = Replies.Text("I'm sorry, but I can't help with that."),
        ["filter"] = Replies.Text("", "content_filter"),
        ["protocol"] = Replies.Choice(new { role = "assistant", content = (string?)null, refusal = "Not this." }, "stop"),
    };

    private static Dictionary<string, (Func<TestTime, Reply> Reply, EndpointFailure Failure)> Broken { get; } = new()
    {
        ["429"] = (_ => Replies.Status(429), EndpointFailure.Overloaded),
        ["500"] = (_ => Replies.Status(500), EndpointFailure.Transient),
        ["dropped"] = (_ => Replies.Cut, EndpointFailure.Transient),
        ["reset"] = (_ => Replies.Reset, EndpointFailure.Transient),
        ["garbage"] = (_ => Replies.Garbage, EndpointFailure.Transient),
        ["endless"] = (_ => Replies.Huge, EndpointFailure.Transient),
        ["silent"] = (time => Replies.Hang(time.Expire), EndpointFailure.Overloaded),
        ["stalled"] = (time => Replies.Stall(time.Expire), EndpointFailure.Overloaded),
    };

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData(Good)]
    [InlineData("Here you are:\n```json\n{\"city\": \"Ulm\", \"days\": 3,}\n```\nEnjoy!")]
    [InlineData("""{"city": "Ulm", "days": 3, "more": [1], "note": null}""")]
    [InlineData("""{"days": 3, "city": "Ulm" """)]
    [InlineData("""As in {"city": "?"}, so {"city": "Ulm", "days": 3}.""")]
    public async Task AskAsync_OfAnAnswerThatCanBeUsed_ReadsIt(string text)
    {
        await using var server = await FaultServer.StartAsync(Replies.Text(text));
        var answer = await AskAsync(server);
        Assert.Equal(new StructuredAnswer<string>(StructuredOutcome.Answered, "Ulm 3", Reason: null, 1), answer);
        var format = Assert.Single(server.Requests).Body["response_format"]!;
        Assert.Equal("json_schema", (string?)format["type"]);
        Assert.Equal("trip", (string?)format["json_schema"]!["name"]);
        Assert.Equal(["city", "days"], format["json_schema"]!["schema"]!["required"]!.AsArray().Select(r => (string?)r));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Unusable))]
    public async Task AskAsync_OfAnUnusableAnswerOnce_AsksAgainWithTheReason(string text)
    {
        await using var server = await FaultServer.StartAsync((question, _) => Replies.Text(question == "Where?" ? text : Good));
        Assert.Equal((StructuredOutcome.Answered, 2), Of(await AskAsync(server)));
        var messages = server.Requests.Last().Body["messages"]!.AsArray();
        Assert.Equal(["user", "assistant", "user"], messages.Select(m => (string?)m!["role"]));
        Assert.Contains("cannot be used: ", (string?)messages[2]!["content"]);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Unusable))]
    public async Task AskAsync_OfUnusableAnswersForGood_IsMalformedAfterSoManyTries(string text)
    {
        await using var server = await FaultServer.StartAsync(Replies.Text(text));
        var answer = await AskAsync(server);
        Assert.Equal((StructuredOutcome.Malformed, 3), Of(answer));
        Assert.NotEmpty(answer.Reason!);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(text.Contains("nowhere", StringComparison.Ordinal), answer.HadShape);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("""{"weather": "fine"}""", 3)]
    [InlineData("I'm sorry, but I can't help with that.", 1)]
    public async Task AskAsync_OfAnEndpointMendedSince_AsksAgainAndThenKnowsTheAnswer(string useless, int requests)
    {
        var mended = false;
        await using var server = await FaultServer.StartAsync((_, _) => Replies.Text(mended ? Good : useless));
        var before = await AskAsync(server);
        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(before, await AskAsync(server)); // as useless as before, and asked for all the same
        Assert.Equal(2 * requests, server.Requests.Count);
        mended = true;
        for (var run = 0; run < 2; run++)
        {
            Assert.Equal("Ulm 3", (await AskAsync(server)).Value);
            Assert.Equal((2 * requests) + 1, server.Requests.Count);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task AskAsync_OfAnAnswerThatCameAtTheSecondTry_PaysForNeitherTryAgain()
    {
        await using var server = await FaultServer.StartAsync((question, _) => Replies.Text(question == "Where?" ? "no JSON" : Good));
        for (var run = 0; run < 2; run++)
        {
            Assert.Equal((StructuredOutcome.Answered, 2), Of(await AskAsync(server)));
            Assert.Equal(2, server.Requests.Count);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task AskAsync_OfAnAnswerCutOffAtItsLimit_TakesNoPartForTheWhole()
    {
        await using var server = await FaultServer.StartAsync((question, _) => question == "Where?" ? Replies.Text("""{"city": "Ulm", "days": 3""", "length") : Replies.Text("""{"city": "Ulm", "days": 31}"""));
        var answer = await AskAsync(server);
        Assert.Equal(("Ulm 31", 2), (answer.Value, answer.Asked));
        Assert.Contains("shorter", (string?)server.Requests.Last().Body["messages"]![2]!["content"]);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Refusing))]
    public async Task AskAsync_OfARefusal_AsksNoMore(string refusal)
    {
        await using var server = await FaultServer.StartAsync(Refusals[refusal]);
        var answer = await AskAsync(server);
        Assert.Equal((StructuredOutcome.Refused, 1), Of(answer));
        Assert.NotEmpty(answer.Reason!);
        Assert.Single(server.Requests);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Faults))]
    public async Task AskAsync_OfAFaultOnce_HasTheAnswerAfterAll(string fault)
    {
        await using var server = await FaultServer.StartAsync((_, asked) => asked == 1 ? Broken[fault].Reply(time) : Replies.Text(Good));
        Assert.Equal((StructuredOutcome.Answered, 1), Of(await AskAsync(server)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Faults))]
    public async Task AskAsync_OfAFaultForGood_IsRecordedAsFailed(string fault)
    {
        await using var server = await FaultServer.StartAsync((_, _) => Broken[fault].Reply(time));
        var answer = await AskAsync(server);
        Assert.Equal((StructuredOutcome.Failed, 1), Of(answer));
        Assert.Equal(Broken[fault].Failure, answer.Failure);
        Assert.Contains($"Asked {Attempts} times", answer.Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task AskAsync_OfAKeyThatIsRefused_FailsForGoodAtOnce()
    {
        await using var server = await FaultServer.StartAsync(Replies.Status(401));
        Assert.Equal(EndpointFailure.Permanent, (await AskAsync(server)).Failure);
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = 60_000)]
    public async Task AskAsync_OfASpentBudget_EndsTheAsking()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("no JSON"));
        await Assert.ThrowsAsync<BudgetSpentException>(() => AskAsync(server, new ChatBudget { Tokens = 1 }));
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = 60_000)]
    public async Task SampleAsync_OfThree_AsksWithThreeSeedsAndASecondRunWithNone()
    {
        await using var server = await FaultServer.StartAsync((_, asked) => Replies.Text($$"""{"city": "Ulm", "days": {{asked}}}"""));
        using var first = Open(server, new ChatBudget());
        var answers = await new StructuredChat(first, new StructuredOptions()).SampleAsync(Question, seed: 7, count: 3, Token);
        Assert.Equal(["Ulm 1", "Ulm 2", "Ulm 3"], answers.Select(a => a.Value).Order());
        Assert.Equal(3, server.Requests.Select(r => (int)r.Body["seed"]!).Distinct().Count());
        using var second = Open(server, new ChatBudget());
        Assert.Equal(answers, await new StructuredChat(second, new StructuredOptions()).SampleAsync(Question, seed: 7, count: 3, Token));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(answers[0], await new StructuredChat(second, new StructuredOptions()).AskAsync(Question, seed: 7, Token));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task AskAsync_WithoutASchemaToSend_ChecksTheAnswerAllTheSame()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("{}"));
        using var client = Open(server, new ChatBudget());
        var options = new StructuredOptions { SendSchema = false, AskAgain = 0, Temperature = 0.5, MaxTokens = 99 };
        Assert.Equal((StructuredOutcome.Malformed, 1), Of(await new StructuredChat(client, options).AskAsync(Question, seed: 1, Token)));
        var body = Assert.Single(server.Requests).Body;
        Assert.Equal((null, 0.5, 99), ((JsonNode?)body["response_format"], (double)body["temperature"]!, (int)body["max_tokens"]!));
    }

    private static StructuredQuestion<string> Question { get; } = new("trip", "Where?", Shape, json =>
        json.GetProperty("city").GetString() is var city && city != "nowhere" ? $"{city} {json.GetProperty("days").GetInt32()}" : throw new FormatException("there is no such city."));

    private static (StructuredOutcome Outcome, int Asked) Of(StructuredAnswer<string> answer) => (answer.Outcome, answer.Asked);

    private async Task<StructuredAnswer<string>> AskAsync(FaultServer server, ChatBudget? budget = null)
    {
        using var client = Open(server, budget ?? new ChatBudget());
        return await new StructuredChat(client, new StructuredOptions()).AskAsync(Question, seed: 7, Token);
    }

    private CachingChatClient Open(FaultServer server, ChatBudget budget)
    {
        var metered = new MeteredChatClient(new EndpointChatClient(new ChatEndpoint(server.Address, "m", key: null), time, mostBytes: 1 << 18), usage, time);
        var limits = new ChatLimits { Attempts = Attempts, RequestTime = TestTime.Limit };
        return new CachingChatClient(new LimitedChatClient(new BudgetedChatClient(metered, budget, usage), limits, time), "m", folder.Path, usage);
    }
}
