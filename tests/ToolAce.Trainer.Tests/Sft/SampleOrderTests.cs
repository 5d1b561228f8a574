using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Tests.Sft;

public sealed class SampleOrderTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 203).Select(i => 20 + i * 37 % 203)];

    [Fact]
    public void Batch_EveryEpoch_TakesEverySampleOnce()
    {
        var order = new SampleOrder(Lengths, batch: 8, seed: 3);
        var taken = Enumerable.Range(0, 203).SelectMany(order.Batch).ToList();
        Assert.All(taken.Chunk(203), epoch => Assert.Equal(Enumerable.Range(0, 203), epoch.Order()));
        Assert.Equal(8, taken.Chunk(203).Count());
    }

    [Fact]
    public void Batch_InAnyOrderOfAsking_IsTheSame()
    {
        var (forth, back) = (new SampleOrder(Lengths, batch: 8, seed: 3), new SampleOrder(Lengths, batch: 8, seed: 3));
        var expected = Enumerable.Range(0, 60).Select(forth.Batch).ToList();
        Assert.Equal(expected, Enumerable.Range(0, 60).Reverse().Select(back.Batch).Reverse());
    }

    [Fact]
    public void Batch_LengthsVary_PadsLittle()
    {
        var order = new SampleOrder(Lengths, batch: 8, seed: 3);
        var batches = Enumerable.Range(0, 200).Select(s => order.Batch(s).Select(i => Lengths[i]).ToArray()).ToList();
        var padded = batches.Sum(b => (double)b.Max() * b.Length);
        Assert.True(batches.Sum(b => b.Sum()) > 0.85 * padded, "more than 15 % padding");
        Assert.NotEqual(batches.Select(b => b.Sum()).Order(), batches.Select(b => b.Sum()));
    }

    [Fact]
    public void Batch_AnotherSeed_IsAnotherOrder() =>
        Assert.NotEqual(new SampleOrder(Lengths, batch: 8, seed: 3).Batch(0), new SampleOrder(Lengths, batch: 8, seed: 4).Batch(0));
}
