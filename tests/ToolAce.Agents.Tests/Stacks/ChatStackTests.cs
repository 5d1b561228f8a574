using System.Text;
using ToolAce.Agents.Budgets;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Stacks;
using ToolAce.Agents.Structured;
using ToolAce.Agents.Tests.Serving;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Tests.Stacks;

/// <summary>The whole way to an endpoint, over real connections.</summary>
public sealed class ChatStackTests : IDisposable
{
    private static readonly Schema Shape = new() { Type = SchemaType.Dict, Properties = [new("n", new Schema { Type = SchemaType.Integer })], Required = ["n"] };
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Ask_TheSameTwice_PaysOnceAndBillsBothAgents()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("{\"n\": 3}"));
        using (var stack = Open(server))
        {
            Assert.Equal(3, (await stack.For("user").AskAsync(Question("a"), seed: 1, Token)).Value);
            Assert.Equal(3, (await stack.For("tool").AskAsync(Question("a"), seed: 1, Token)).Value);
        }

        Assert.Single(server.Requests);
        var bill = UsageFile.Read(Bill);
        Assert.Equal(["tool", "user"], bill.Select(b => b.Agent));
        Assert.Equal((0, 1), (bill[0].Totals.Requests, bill[0].Totals.CacheHits));
        Assert.Equal((1, Replies.PromptTokens, Replies.AnswerTokens), (bill[1].Totals.Requests, bill[1].Totals.PromptTokens, bill[1].Totals.AnswerTokens));
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_TheSameModelElsewhere_IsAskedForItself()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("{\"n\": 3}"));
        await using var other = await FaultServer.StartAsync(Replies.Text("{\"n\": 4}"));
        foreach (var (asked, expected) in new[] { (server, 3), (other, 4), (server, 3), (other, 4) })
        {
            using var stack = Open(asked);
            Assert.Equal(expected, (await stack.For("user").AskAsync(Question("a"), seed: 1, Token)).Value);
        }

        Assert.Single(server.Requests);
        Assert.Single(other.Requests);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_ByALaterProcess_GoesOnWithTheBillAndItsBudget()
    {
        const int each = Replies.PromptTokens + Replies.AnswerTokens;
        await using var server = await FaultServer.StartAsync(Replies.Text("{\"n\": 3}"));
        using (var first = Open(server, budget: each + 1))
        {
            await first.For("user").AskAsync(Question("a"), seed: 1, Token);
        }

        using (var second = Open(server, budget: each + 1))
        {
            await second.For("user").AskAsync(Question("b"), seed: 1, Token);
            await Assert.ThrowsAsync<BudgetSpentException>(() => second.For("user").AskAsync(Question("c"), seed: 1, Token));
            Assert.Equal(3, (await second.For("user").AskAsync(Question("a"), seed: 1, Token)).Value); // what is known costs nothing
        }

        using var third = Open(server, budget: 10 * each);
        await third.For("user").AskAsync(Question("c"), seed: 1, Token);
        Assert.Equal((3, 3 * each), (third.Usage.Totals.Requests, third.Usage.Totals.PromptTokens + third.Usage.Totals.AnswerTokens));
        Assert.Equal([1, 1, 1], server.Asked.Values);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_OfAnEndpointThatNamesNoTokens_ByALaterProcess_GoesOnWithTheEstimate()
    {
        const int each = 1 + (300 / 3) + 1 + (8 / 3); // characters of question and answer
        await using var server = await FaultServer.StartAsync(Replies.Body("""{"choices":[{"message":{"content":"{\"n\": 3}"}}]}"""));
        using var killed = Open(server, budget: each + 1);
        await killed.For("user").AskAsync(Question(new string('a', 300)), seed: 1, Token);
        using (var second = Open(server, budget: each + 1))
        {
            await second.For("user").AskAsync(Question(new string('b', 300)), seed: 1, Token);
            await Assert.ThrowsAsync<BudgetSpentException>(() => second.For("user").AskAsync(Question(new string('c', 300)), seed: 1, Token));
        }

        using var third = Open(server, budget: each + 1);
        await Assert.ThrowsAsync<BudgetSpentException>(() => third.For("user").AskAsync(Question(new string('d', 300)), seed: 1, Token));
        Assert.Equal(2, server.Requests.Count);
        var bill = Assert.Single(UsageFile.Read(Bill)).Totals;
        Assert.Equal((2, 2, 0, 2 * each), (bill.Requests, bill.Unmetered, bill.PromptTokens + bill.AnswerTokens, bill.EstimatedTokens));
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_GivenUpOnItsWay_KeepsTheAnswerThatWasPaidFor()
    {
        using var stop = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        await using var server = await FaultServer.StartAsync((_, _) => async context =>
        {
            await stop.CancelAsync();
            await release.Task;
            await Replies.Text("{\"n\": 3}")(context);
        });
        using var stack = Open(server);
        var asked = stack.For("user").AskAsync(Question("a"), seed: 1, stop.Token);
        release.SetResult();
        Assert.Equal(3, (await asked).Value);
        Assert.Equal(3, (await stack.For("user").AskAsync(Question("a"), seed: 1, Token)).Value);
        Assert.Single(server.Requests);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stack.For("user").AskAsync(Question("b"), seed: 1, stop.Token));
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_OneThatStreamsForEver_IsAFailureThatSaysSo()
    {
        await using var server = await FaultServer.StartAsync(async context =>
        {
            var more = Encoding.UTF8.GetBytes("{\"choices\": [ ");
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(more, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(5, context.RequestAborted);
            }
        });
        using var stack = Open(server, patience: TimeSpan.FromMilliseconds(200));
        var answer = await stack.For("user").AskAsync(Question("a"), seed: 1, Token);
        Assert.Equal((StructuredOutcome.Failed, EndpointFailure.Overloaded), (answer.Outcome, answer.Failure));
        Assert.Contains("No whole answer within 0.2 seconds", answer.Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_OneThatAnswersWithAnotherSchema_IsMalformedAfterThreeTimes()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("{\"weather\": \"fine\"}"));
        using var stack = Open(server);
        var answer = await stack.For("user").AskAsync(Question("a"), seed: 1, Token);
        Assert.Equal((StructuredOutcome.Malformed, 3), (answer.Outcome, answer.Asked));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_OneThatRefuses_IsRefusedAtOnce()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("I'm sorry, but I can't help with that."));
        using var stack = Open(server);
        var answer = await stack.For("user").AskAsync(Question("a"), seed: 1, Token);
        Assert.Equal((StructuredOutcome.Refused, 1), (answer.Outcome, answer.Asked));
        Assert.Contains("I can't help with that", answer.Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ask_ManyWhileOneInAHundredIsRefusedWithAWait_HoldsNobodyElseUp()
    {
        // Nobody is answered before all have asked: else a slow asker would find out little about how many the endpoint stands, and one refusal would be a sign.
        var release = new TaskCompletionSource();
        await using var server = await FaultServer.StartAsync((question, asked) => question == "7" && asked == 1
            ? Replies.Status(429, retryAfter: "1")
            : async context =>
            {
                await release.Task;
                await Replies.Text("{\"n\": 3}")(context);
            });
        using var stack = Open(server, inFlight: 64);
        var chat = stack.For("user");
        var warming = Enumerable.Range(100, 64).Select(i => chat.AskAsync(Question($"{i}"), seed: 1, Token)).ToArray();
        release.SetResult();
        await Task.WhenAll(warming);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var refused = chat.AskAsync(Question("7"), seed: 1, Token);
        await Task.Delay(100, Token);
        await chat.AskAsync(Question("200"), seed: 1, Token);
        Assert.False(refused.IsCompleted);
        Assert.Equal(3, (await refused).Value);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(0.9));
    }

    private string Bill => Path.Combine(folder.Path, "agents.jsonl");

    private static StructuredQuestion<int> Question(string text) => new("number", text, Shape, json => json.GetProperty("n").GetInt32());

    private ChatStack Open(FaultServer server, long? budget = null, TimeSpan? patience = null, int inFlight = 4) => new(
        new ChatEndpoint(server.Address, "m", key: null),
        new ChatStackOptions
        {
            AnswerFolder = Path.Combine(folder.Path, "answers"),
            UsageFile = Bill,
            Budget = new ChatBudget { Tokens = budget },
            Limits = ChatLimits.For(inFlight, patience ?? TimeSpan.FromSeconds(30)) with { Attempts = 2, FirstWait = TimeSpan.FromMilliseconds(10) },
        },
        TimeProvider.System);
}
