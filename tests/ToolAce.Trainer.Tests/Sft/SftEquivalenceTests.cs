using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Tests.Sft;

/// <summary>Ways of doing the same work differently: how it is laid out changes speed and memory, and not what is learnt.</summary>
public sealed class SftEquivalenceTests : IDisposable
{
    private readonly SftWork work = new();

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(1000)]
    public void Train_Packed_EqualsUnpacked(int tokens) =>
        SftRun.Near(work.Train(SftWork.Options, "unpacked"), work.Train(SftWork.Options with { Packing = true, PackedTokens = tokens }, "packed"));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Train_AccumulatedInParts_EqualsOneBigBatch(int part) =>
        SftRun.Near(work.Train(SftWork.Options with { MicroBatch = 4 }, "big"), work.Train(SftWork.Options with { MicroBatch = part }, "parts"));

    [Theory]
    [InlineData(false, 0.0, false)]
    [InlineData(false, 0.2, false)]
    [InlineData(true, 0.2, false)]
    [InlineData(true, 0.2, true)]
    public void Train_Recomputed_EqualsPlainBitForBit(bool packing, double dropout, bool dora)
    {
        var options = SftWork.Options with { Packing = packing, Lora = SftWork.Options.Lora with { Dropout = dropout, Dora = dora } };

        SftRun.Equal(work.Train(options, "plain"), work.Train(options with { Recompute = true }, "recomputed"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Train_LossInChunks_EqualsTheFullLoss(int rows) =>
        SftRun.Near(work.Train(SftWork.Options with { LossRows = 1000 }, "full"), work.Train(SftWork.Options with { LossRows = rows }, "chunks"));

    [Theory]
    [InlineData(false, 0.0)]
    [InlineData(true, 0.2)]
    public void Train_WithMoreThreads_IsTheSameBitForBit(bool packing, double dropout)
    {
        var options = SftWork.Options with { Packing = packing, PackedTokens = 20, Lora = SftWork.Options.Lora with { Dropout = dropout } };

        SftRun.Equal(work.Train(options, "one", threads: 1), work.Train(options, "three", threads: 3));
    }

    [Fact]
    public void Train_Dropout_DrawsAnewEveryStep()
    {
        // With a rate of zero nothing is learnt, and every step takes all dialogs: what differs is the draws alone.
        var still = SftWork.Options with { LearningRate = 0, Batch = 20, Epochs = 2, MicroBatch = 20 };
        List<double> Norms(double dropout) => [.. work.Train(still with { Lora = new LoraOptions { Rank = 4, Dropout = dropout } }, $"{dropout}").Result.Steps.Select(s => s.GradientNorm)];

        var (without, with) = (Norms(0), Norms(0.5));

        Assert.Equal(without[0], without[1], 1e-3 * without[0]);
        Assert.NotEqual(with[0], with[1], 1e-2 * with[0]);
        Assert.NotEqual(without[0], with[0], 1e-2 * with[0]);
    }

    [Theory]
    [InlineData(LearningRateSchedule.Cosine, 0.0)]
    [InlineData(LearningRateSchedule.Linear, 1.0 / 28)]
    [InlineData(LearningRateSchedule.Constant, 1.0)]
    public void Train_Schedule_EndsWhereItShould(LearningRateSchedule schedule, double share)
    {
        var rates = work.Train(SftWork.Options with { Schedule = schedule }, "a").Result.Steps.Select(s => s.LearningRate / SftWork.Options.LearningRate).ToList();

        Assert.Equal(1.0 / 3, rates[0], 1e-12);
        Assert.Equal(1, rates[2], 1e-12);
        Assert.Equal(share, rates[^1], 1e-12);
    }

    [Fact]
    public void Train_DoraOnARule_LowersTheLoss()
    {
        var losses = work.Train(SftWork.Options with { Lora = new LoraOptions { Rank = 4, Dora = true, RankStabilised = true, Targets = [LoraOptions.AllLinear] } }, "dora")
            .Result.Steps.Select(s => s.Loss).ToList();

        Assert.True(losses[^1] < 0.7 * losses[0], $"the loss fell only from {losses[0]:F3} to {losses[^1]:F3}");
    }

    public void Dispose() => work.Dispose();
}
