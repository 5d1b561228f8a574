using ToolAce.Cli.Hosting;
using ToolAce.Cli.Tests.Verbs;

namespace ToolAce.Cli.Tests.Bench.Verification;

public sealed class BenchVerifyTests
{
    [Fact]
    public async Task Run_Small_AnswersEveryKeyOnItsLastLine()
    {
        var run = await VerbRun.OfAsync("bench", "verify", "--clean", "200", "--samples", "1", "--passes", "1", "--dedup", "10000", "--json");
        var json = run.Json;
        Assert.Equal(124, json.GetProperty("faultClasses").GetInt32());
        Assert.Equal(10_000, json.GetProperty("dedupItems").GetInt32());
        Assert.True(json.GetProperty("ruleDialogsPerSecond").GetDouble() > 0);
        Assert.Equal(200, json.GetProperty("cleanSamples").GetInt32());
    }

    [Theory]
    [InlineData("--dedup", "9999")]
    [InlineData("--clean", "0")]
    [InlineData("--samples", "-1")]
    [InlineData("--passes", "0")]
    public async Task Run_TooSmallANumber_IsRefused(string option, string value)
    {
        var run = await VerbRun.OfAsync("bench", "verify", option, value, "--json");
        Assert.Equal(ExitCodes.BadUsage, run.Code);
    }
}
