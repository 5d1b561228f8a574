using Microsoft.Extensions.AI;
using ToolAce.Agents.Budgets;
using ToolAce.Agents.Caching;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Budgets;

public sealed class BudgetedChatClientTests : IDisposable
{
    private const int OneAnswer = Replies.PromptTokens + Replies.AnswerTokens;
    private static readonly TokenPrices Prices = new(PromptPerMillion: 1_000_000, AnswerPerMillion: 2_000_000);
    private readonly TemporaryFolder folder = new();
    private readonly TestTime time = new();
    private readonly EndpointUsage usage = new(Prices);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OnceTokensAreSpent_SendsNothingMore()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("yes"));
        using var client = Open(server, new ChatBudget { Tokens = (2 * OneAnswer) + 1 });
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(client, $"q{i}");
        }

        var stop = await Assert.ThrowsAsync<BudgetSpentException>(() => AskAsync(client, "q3"));
        Assert.Contains($"{3 * OneAnswer} so far", stop.Message);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal((3, 0), (usage.Totals.Requests, usage.Totals.Failures));
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OnceMoneyIsSpent_SendsNothingMore()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("yes"));
        using var client = Open(server, new ChatBudget { Money = Replies.PromptTokens + (2 * Replies.AnswerTokens) });
        await AskAsync(client, "q0");
        await Assert.ThrowsAsync<BudgetSpentException>(() => AskAsync(client, "q1"));
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_InFlightWhenItIsSpent_Finishes()
    {
        const int InFlight = 4;
        var (arrived, all) = (0, new TaskCompletionSource());
        await using var server = await FaultServer.StartAsync((_, _) => async context =>
        {
            if (Interlocked.Increment(ref arrived) == InFlight)
            {
                all.SetResult();
            }

            await all.Task;
            await Replies.Text("yes")(context);
        });
        using var client = Open(server, new ChatBudget { Tokens = 1 }, new ChatLimits { StartInFlight = InFlight, MaxInFlight = InFlight });
        var asking = Enumerable.Range(0, 40).Select(i => AskAsync(client, $"q{i}")).ToArray();
        await Task.WhenAll(asking).ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Equal(InFlight, asking.Count(a => a.IsCompletedSuccessfully));
        Assert.Equal(40 - InFlight, asking.Count(a => a.Exception?.InnerException is BudgetSpentException));
        Assert.Equal(InFlight, server.Requests.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OfAnEndpointThatNamesNoTokens_EndsAllTheSame()
    {
        await using var server = await FaultServer.StartAsync(Replies.Body("""{"choices":[{"message":{"content":"three words here"}}]}"""));
        using var client = Open(server, new ChatBudget { Tokens = 100 });
        var sent = 0;
        await Assert.ThrowsAsync<BudgetSpentException>(async () =>
        {
            for (; sent < 100; sent++)
            {
                await AskAsync(client, $"question {sent}");
            }
        });
        Assert.InRange(sent, 8, 12);
        Assert.Equal(sent, usage.Totals.Unmetered);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_OfACachedAnswer_ComesAfterItIsSpent()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("yes"));
        using var client = new CachingChatClient(Open(server, new ChatBudget { Tokens = 1 }), "m", folder.Path, usage);
        await AskAsync(client, "q0");
        Assert.Equal("yes", (await AskAsync(client, "q0")).Text);
        await Assert.ThrowsAsync<BudgetSpentException>(() => AskAsync(client, "q1"));
    }

    [Fact]
    public void Budget_BelowNothing_IsRefused()
    {
        using var inner = new ScriptedChatClient((_, _) => Task.FromResult(ScriptedChatClient.Answer));
        Assert.Throws<ArgumentException>(() => new BudgetedChatClient(inner, new ChatBudget { Tokens = -1 }, usage));
        Assert.Throws<ArgumentException>(() => new BudgetedChatClient(inner, new ChatBudget { Money = -0.01m }, usage));
    }

    private static Task<ChatResponse> AskAsync(IChatClient client, string question) => client.GetResponseAsync([new ChatMessage(ChatRole.User, question)], options: null, Token);

    private LimitedChatClient Open(FaultServer server, ChatBudget budget, ChatLimits? limits = null)
    {
        var metered = new MeteredChatClient(new EndpointChatClient(new ChatEndpoint(server.Address, "m", key: null), time), usage, time);
        return new LimitedChatClient(new BudgetedChatClient(metered, budget, usage), (limits ?? new ChatLimits()) with { RequestTime = TestTime.Limit }, time);
    }
}
