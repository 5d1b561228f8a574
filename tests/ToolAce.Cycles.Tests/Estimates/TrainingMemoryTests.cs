using ToolAce.Cycles.Estimates;

namespace ToolAce.Cycles.Tests.Estimates;

/// <summary>How the estimate moves; what it comes to beside measured peaks is tested where trainings run in a process of their own.</summary>
public sealed class TrainingMemoryTests
{
    private static readonly string[] All = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>Llama-3.1-8B on a GPU.</summary>
    private static readonly TrainingLoad Large = new()
    {
        Model = new ModelSize(8_030_261_248, 32, 4096, 14_336, 32, 4096, 1024, 128_256, 131_072), Rank = 16, Targets = All, Length = 4096, MicroBatch = 1, Width = 2, Gpu = true,
    };

    [Fact]
    public void AdapterWeights_OfTheUsualSettings_AreThoseOfPeft() => Assert.Equal(41_943_040, Large.AdapterWeights());

    [Fact]
    public void AdapterWeights_WithDora_HaveAMagnitudeAnOutput() =>
        Assert.Equal(41_943_040 + (32 * (4096 + 1024 + 1024 + 4096 + 14_336 + 14_336 + 4096)), (Large with { Dora = true }).AdapterWeights());

    [Theory]
    [InlineData("NVIDIA H100 80GB HBM3", 989e12)]
    [InlineData("NVIDIA A100-SXM4-80GB", 312e12)]
    [InlineData("a card nobody knows", 1000e12)]
    public void TrainingRate_OfAGpu_FollowsItsOwnPeak(string gpu, double peak) =>
        Assert.Equal(0.3 * peak / (4.0 * Large.Model.Parameters), Estimator.TrainingRate(Large with { GpuName = gpu }, threads: 1), 1e-6);

    [Fact]
    public void Of_TheLargeModel_KeepsTheIssuesBounds()
    {
        Assert.InRange(TrainingMemory.Of(Large with { MicroBatch = 2 }).Total, 60e9, 95e9);
        Assert.InRange(TrainingMemory.Of(Large with { Recompute = true }).Total, 16e9, 30e9);
    }

    [Fact]
    public void Of_MoreOfAnything_TakesMore_AndRecomputeLess()
    {
        var plain = TrainingMemory.Of(Large).Total;
        Assert.All(
            new[] { Large with { MicroBatch = 2 }, Large with { Length = 8192 }, Large with { Rank = 64 }, Large with { Width = 4 }, Large with { AtOnce = 2 }, Large with { Dora = true }, Large with { Dropout = true }, Large with { Gpu = false } },
            more => Assert.True(TrainingMemory.Of(more).Total > plain, $"{more}"));
        Assert.All(new[] { Large with { Recompute = true }, Large with { Targets = ["q_proj"] }, Large with { LossRows = 16 } }, less => Assert.True(TrainingMemory.Of(less).Total < plain, $"{less}"));
    }

    [Fact]
    public void Problem_WhatDoesNotFit_SaysHowMuchAndWhatToLower()
    {
        var load = Large with { MicroBatch = 4 };
        var needed = TrainingMemory.Of(load).Total;
        Assert.Null(MemoryFit.Problem(load, needed, needed));
        var problem = MemoryFit.Problem(load, needed, 80_000_000_000)!;
        Assert.Contains("does not fit", problem, StringComparison.Ordinal);
        Assert.Contains("has 80.0 GB", problem, StringComparison.Ordinal);
        Assert.Contains("train.microBatch (now 4", problem, StringComparison.Ordinal);
        Assert.Contains("train.recompute: true", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("bfloat16", problem, StringComparison.Ordinal);
        Assert.Contains("packedTokens", MemoryFit.Advice(load with { Packing = true, MicroBatch = 1 }), StringComparison.Ordinal);
        Assert.DoesNotContain("recompute", MemoryFit.Advice(load with { Recompute = true }), StringComparison.Ordinal);
    }
}
