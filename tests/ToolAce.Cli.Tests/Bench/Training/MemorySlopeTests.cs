using ToolAce.Cli.Bench.Training;

namespace ToolAce.Cli.Tests.Bench.Training;

public sealed class MemorySlopeTests
{
    [Fact]
    public void Of_GrowingEvenly_IsTheGrowth() => Assert.Equal(512, MemorySlope.Of([.. Enumerable.Range(0, 400).Select(i => 1_000_000L + 512 * i)]));

    [Fact]
    public void Of_GrowthInTheFirstHalfOnly_IsNone() => Assert.Equal(0, MemorySlope.Of([.. Enumerable.Range(0, 400).Select(i => Math.Min(i, 150) * 4096L)]));

    [Fact]
    public void Of_TooFewReadings_IsUnknown() => Assert.Null(MemorySlope.Of(new long[MemorySlope.FewestSteps - 1]));
}
