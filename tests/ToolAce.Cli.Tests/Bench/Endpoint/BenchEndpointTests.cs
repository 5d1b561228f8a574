using ToolAce.Cli.Hosting;
using ToolAce.Cli.Tests.Verbs;

namespace ToolAce.Cli.Tests.Bench.Endpoint;

public sealed class BenchEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task Run_Small_LosesAndPaysForNothingTwiceThoughItIsKilled()
    {
        // The share is for a quiet machine to say: here it is asked for nothing.
        using var bench = new ProgramRun("bench", "endpoint", "--samples", "600", "--slots", "32", "--in-flight", "32", "--median", "0.1", "--least", "0", "--json");
        var run = await bench.EndAsync(Token);
        Assert.True(run.Code == ExitCodes.Done, run.Stderr);
        foreach (var key in new[] { "lost", "doubled", "paidTwice", "paidByRerun" })
        {
            Assert.Equal((key, 0), (key, run.Json.GetProperty(key).GetInt32()));
        }

        Assert.InRange(run.Json.GetProperty("paidAgainAfterKill").GetInt32(), 0, 64);
        Assert.InRange(run.Json.GetProperty("mostInFlight").GetInt32(), 1, 32);
        Assert.InRange(run.Json.GetProperty("achievedShare").GetDouble(), 0.01, 1.05);
        Assert.True(run.Json.GetProperty("retries").GetInt32() > 0);
    }

    [Fact]
    public async Task Run_WithoutSlots_IsRefused()
    {
        var run = await VerbRun.OfAsync("bench", "endpoint", "--slots", "0");
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("at least 1 slot", run.Stderr, StringComparison.Ordinal);
    }
}
