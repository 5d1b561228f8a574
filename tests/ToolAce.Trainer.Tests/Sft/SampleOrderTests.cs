using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Tests.Sft;

public sealed class SampleOrderTests
{
    [Fact]
    public void Batch_EveryEpoch_TakesEverySampleOnce()
    {
        var order = new SampleOrder(samples: 203, batch: 8, seed: 3);
        var taken = Enumerable.Range(0, 203).SelectMany(order.Batch).ToList();
        Assert.All(taken.Chunk(203), epoch => Assert.Equal(Enumerable.Range(0, 203), epoch.Order()));
        Assert.Equal(8, taken.Chunk(203).Count());
    }

    [Fact]
    public void Batch_InAnyOrderOfAsking_IsTheSame()
    {
        var (forth, back) = (new SampleOrder(samples: 203, batch: 8, seed: 3), new SampleOrder(samples: 203, batch: 8, seed: 3));
        var expected = Enumerable.Range(0, 60).Select(forth.Batch).ToList();
        Assert.Equal(expected, Enumerable.Range(0, 60).Reverse().Select(back.Batch).Reverse());
    }

    [Fact]
    public void Batch_AnotherSeed_IsAnotherOrder() =>
        Assert.NotEqual(new SampleOrder(samples: 203, batch: 8, seed: 3).Batch(0), new SampleOrder(samples: 203, batch: 8, seed: 4).Batch(0));
}
