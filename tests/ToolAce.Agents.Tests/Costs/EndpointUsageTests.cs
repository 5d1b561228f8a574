using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Costs;

public sealed class EndpointUsageTests
{
    private static readonly TokenPrices Prices = new(2.5m, 10m);

    [Fact]
    public void Totals_OfRequestsOnManyThreads_LoseNone()
    {
        var usage = new EndpointUsage(Prices);
        Parallel.For(0, 1000, i =>
        {
            if (i % 10 == 0)
            {
                usage.Failed("user");
            }
            else
            {
                usage.Answered(i % 10 == 1 ? null : new UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 }, 0.5, "user");
            }
        });
        Assert.Equal(new UsageTotals(1000, 100, 100, 80_000, 8_000, 450, 0.28m), usage.Totals);
    }

    [Fact]
    public void Totals_OfAnEndpointThatSaysHalf_EstimateTheOtherHalfAndItsCost()
    {
        var usage = new EndpointUsage(Prices);
        usage.Answered(new UsageDetails { InputTokenCount = 100 }, 0.5, "user", (Prompt: 90, Answer: 40));
        usage.Answered(new UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 }, 0.5, "user", (Prompt: 90, Answer: 40));
        Assert.Equal(new UsageTotals(2, 0, 1, 200, 10, 1, 0.0006m) { EstimatedTokens = 40, EstimatedCost = 0.0004m }, usage.Totals);
    }

    [Fact]
    public async Task Metered_OfAnAnswer_CarriesItsSeconds()
    {
        var time = new TestTime();
        var usage = new EndpointUsage(Prices);
        using var client = new MeteredChatClient(
            new ScriptedChatClient((asked, _) =>
            {
                time.Advance(TimeSpan.FromSeconds(3));
                return asked == 1
                    ? throw new EndpointException(EndpointFailure.Transient, "gone")
                    : Task.FromResult(new ChatResponse { Usage = new UsageDetails { InputTokenCount = 1_000_000, OutputTokenCount = 1 } });
            }),
            usage,
            time);
        await Assert.ThrowsAsync<EndpointException>(() => client.GetResponseAsync([], options: null, TestContext.Current.CancellationToken));
        var answer = await client.GetResponseAsync([], options: null, TestContext.Current.CancellationToken);
        Assert.Equal(3, MeteredChatClient.SecondsOf(answer));
        Assert.Equal(new UsageTotals(2, 1, 0, 1_000_000, 1, 3, 2.50001m), usage.Totals);
    }
}
