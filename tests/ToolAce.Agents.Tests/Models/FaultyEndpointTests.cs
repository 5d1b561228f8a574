using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Models;
using ToolAce.Agents.Tests.Serving;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Tests.Models;

/// <summary>Whatever an endpoint does, every prompt has its one outcome, in its place.</summary>
public sealed class FaultyEndpointTests
{
    private const int Attempts = 4;
    private readonly TestTime time = new();

    public static TheoryData<string> Transient => [.. Mended.Keys];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Faults after which asking again may help.</summary>
    private static Dictionary<string, Func<TestTime, Reply>> Mended { get; } = new()
    {
        ["429"] = _ => Replies.Status(429),
        ["429 with Retry-After"] = _ => Replies.Status(429, retryAfter: "3"),
        ["500"] = _ => Replies.Status(500, "<html>sorry</html>"),
        ["503"] = _ => Replies.Status(503),
        ["408"] = _ => Replies.Status(408),
        ["409"] = _ => Replies.Status(409),
        ["truncated"] = _ => Replies.Truncated,
        ["garbage"] = _ => Replies.Garbage,
        ["page"] = _ => Replies.Html,
        ["no choices"] = _ => Replies.NoChoices,
        ["no UTF-8"] = _ => Replies.NotUtf8,
        ["half surrogate"] = _ => Replies.HalfSurrogate,
        ["huge"] = _ => Replies.Huge,
        ["cut"] = _ => Replies.Cut,
        ["reset"] = _ => Replies.Reset,
        ["hang"] = time => Replies.Hang(time.Expire),
        ["stall"] = time => Replies.Stall(time.Expire),
    };

    private static Func<TestTime, Reply>[] Final { get; } =
    [
        _ => Replies.Status(400, """{"error":{"message":"bad"}}"""), _ => Replies.Status(401), _ => Replies.Status(404), _ => Replies.Status(422), _ => Replies.Text("", "content_filter"),
    ];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Transient))]
    public async Task GenerateAsync_OfAFaultOnce_HasTheAnswerAfterAll(string fault)
    {
        await using var server = await FaultServer.StartAsync((_, asked) => asked == 1 ? Mended[fault](time) : Replies.Text("fine"));
        using var model = Open(server, 4);
        var answer = Assert.Single(await model.GenerateAsync([Prompts.Ask("x")], new GenerationOptions(), progress: null, Token));
        Assert.Equal(("fine", FinishReason.Stop, null), (answer.Text, answer.Finish, answer.Problem));
        Assert.Equal(2, server.Asked["x"]);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Transient))]
    public async Task GenerateAsync_OfAFaultForGood_RecordsItForThatPromptAlone(string fault)
    {
        await using var server = await FaultServer.StartAsync((question, _) => question == "bad" ? Mended[fault](time) : Replies.Text("fine"));
        using var model = Open(server, 1);
        var answers = await model.GenerateAsync([Prompts.Ask("a"), Prompts.Ask("bad"), Prompts.Ask("b")], new GenerationOptions(), progress: null, Token);
        Assert.Equal([FinishReason.Stop, FinishReason.Failed, FinishReason.Stop], answers.Select(a => a.Finish));
        Assert.Contains($"Asked {Attempts} times", answers[1].Problem);
        Assert.Equal("", answers[1].Text);
        Assert.Equal(Attempts, server.Asked["bad"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task GenerateAsync_OfA429WithRetryAfter_WaitsThatLong()
    {
        await using var server = await FaultServer.StartAsync((_, asked) => asked == 1 ? Replies.Status(429, retryAfter: "37") : Replies.Text("fine"));
        using var model = Open(server, 4);
        await model.GenerateAsync([Prompts.Ask("x")], new GenerationOptions(), progress: null, Token);
        Assert.Contains(TimeSpan.FromSeconds(37), time.Waits);
    }

    [Fact(Timeout = 60_000)]
    public async Task GenerateAsync_Cancelled_StopsAtOnce()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var server = await FaultServer.StartAsync((question, _) => question == "q7" ? Replies.Hang(stop.Cancel) : Replies.Text("fine"));
        using var model = Open(server, 4);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => model.GenerateAsync([.. Enumerable.Range(0, 50).Select(i => Prompts.Ask($"q{i}"))], new GenerationOptions(), progress: null, stop.Token));
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Seeds))]
    public async Task GenerateAsync_OfAnyFaultsInAnyOrder_GivesEveryPromptItsOneOutcome(int seed)
    {
        // Time limits run out for everyone in flight, so what becomes of each is certain only without them, or where one is asked at a time.
        var oneByOne = seed % 2 == 0;
        var random = new Random(seed);
        var scripts = Enumerable.Range(0, oneByOne ? 12 : 40).ToDictionary(i => $"q{i}", _ => Script(random, oneByOne));
        await using var server = await FaultServer.StartAsync((question, asked) => scripts[question].Faults.ElementAtOrDefault(asked - 1)?.Invoke(time) ?? Replies.Text($"answer to {question}"));
        using var model = Open(server, oneByOne ? 1 : 8);
        var answers = await model.GenerateAsync([.. scripts.Keys.Select(question => Prompts.Ask(question))], new GenerationOptions(), progress: null, Token);
        Assert.Equal(scripts.Select(s => (s.Value.Answered ? $"answer to {s.Key}" : "", s.Value.Answered ? FinishReason.Stop : FinishReason.Failed)), answers.Select(a => (a.Text, a.Finish)));
        Assert.All(answers, a => Assert.Equal(a.Finish == FinishReason.Failed, a.Problem is { Length: > 0 }));
        Assert.All(scripts, s => Assert.Equal(s.Value.Asked, server.Asked[s.Key]));
        Assert.Equal(server.Requests.Count, model.Usage.Totals.Requests);
    }

    private static (List<Func<TestTime, Reply>> Faults, bool Answered, int Asked) Script(Random random, bool withLimits)
    {
        var choice = Mended.Where(f => withLimits || f.Key is not ("hang" or "stall")).Select(f => f.Value).ToArray();
        var faults = random.GetItems(choice, random.Next(0, Attempts + 1)).ToList();
        var final = faults.Count < Attempts && random.Next(4) == 0;
        if (final)
        {
            faults.Add(Final[random.Next(Final.Length)]);
        }

        return (faults, !final && faults.Count < Attempts, Math.Min(final ? faults.Count : faults.Count + 1, Attempts));
    }

    private EndpointTextModel Open(FaultServer server, int inFlight)
    {
        var usage = new EndpointUsage(TokenPrices.Free);
        var limits = new ChatLimits { Attempts = Attempts, MaxInFlight = inFlight, RequestTime = TestTime.Limit };
        var client = new EndpointChatClient(new ChatEndpoint(server.Address, "m", key: null), time, mostBytes: 1 << 18);
        return new EndpointTextModel(new LimitedChatClient(new MeteredChatClient(client, usage, time), limits, time), "test", new EndpointModelOptions(), usage, limits.MaxInFlight);
    }
}
