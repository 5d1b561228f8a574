using System.Text.Json;
using ToolAce.Cli.Bench.Training;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Tests.Bench.Training;

public sealed class TrainingReportTests
{
    [Theory]
    [InlineData("3M", 3e6)]
    [InlineData("10M", 10e6)]
    [InlineData("33M", 33e6)]
    public void Shape_HasTheSizeItIsCalledBy(string name, double weights) =>
        Assert.InRange(ModelShape.Parse(name).Single().Config.ParameterCount() / weights, 0.98, 1.02);

    [Fact]
    public void Shape_OfAnUnknownSize_IsRefused() => Assert.Contains("3M, 10M, 33M", Assert.Throws<UsageException>(() => ModelShape.Parse("3M,8B")).Message, StringComparison.Ordinal);

    [Fact]
    public void Json_HasTheKeysOfTheContract()
    {
        var report = Report(ours: [1, 1, 9, 1, 1], tuned: [2, 2, 2], stock: [4, 1, 4]);
        var json = JsonSerializer.SerializeToElement(report, CoreJson.Options);
        Assert.Equal(3_000_000, json.GetProperty("parameters").GetInt64());
        Assert.Equal("lora", json.GetProperty("mode").GetString());
        Assert.Equal(2048, json.GetProperty("tokensPerSecond").GetDouble());
        Assert.Equal(2, json.GetProperty("ratioToTuned").GetDouble());
        Assert.Equal(4, json.GetProperty("ratioToStock").GetDouble());
        Assert.Equal(0.5, json.GetProperty("peakMemoryRatio").GetDouble());
        Assert.True(json.GetProperty("met").GetBoolean());
    }

    [Theory]
    [InlineData(0.99, 4, false)]
    [InlineData(1, 1.79, false)]
    [InlineData(1, 1.8, true)]
    public void Met_OnlyWhereBothSpeedsAreReached(double tuned, double stock, bool met) => Assert.Equal(met, Report([1], [tuned], [stock]).Met);

    [Fact]
    public void LargestDifference_OfOtherLengthsOrNoNumbers_IsInfinite()
    {
        Assert.Equal(0.25, Result(1, losses: [3, 2]).LargestDifference(Result(1, losses: [3, 2.25])));
        Assert.Equal(double.PositiveInfinity, Result(1, losses: [3]).LargestDifference(Result(1, losses: [3, 2])));
        Assert.Equal(double.PositiveInfinity, Result(1, losses: [double.NaN]).LargestDifference(Result(1, losses: [double.NaN])));
    }

    [Fact]
    public void StepSeconds_LeavesTheWarmUpOut() => Assert.Equal(1, Result(1).StepSeconds);

    private static TrainingReport Report(double[] ours, double[] tuned, double[] stock)
    {
        var job = new TrainingJob([.. Enumerable.Range(0, 4).Select(_ => new int[512])], 384, [1e-3], 1e-3, 2, 2, 1, 0.999, 2);
        return TrainingReport.Of(3_000_000, job, [(Called("ours"), Rounds(ours, 1)), (Called("tuned"), Rounds(tuned, 2)), (Called("stock"), Rounds(stock, 2))], rank: 16);
    }

    private static Side Called(string name) => new(name, "", [], new Dictionary<string, string?>());

    private static List<SideResult> Rounds(double[] seconds, long peak) => [.. seconds.Select(s => Result(s) with { PeakMemory = peak })];

    private static SideResult Result(double seconds, double[]? losses = null) => new(losses ?? [3, 2], [100, 100, 100, seconds, seconds], [1, 1, 1, 1, 1], 1, "");
}
