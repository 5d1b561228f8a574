using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Tests.Sft;

public sealed class PackedBinsTests
{
    [Fact]
    public void Of_ManyLengths_LosesNoneAndOverfillsNone()
    {
        var random = new Random(1);
        var lengths = Enumerable.Range(0, 500).Select(i => (Id: i, Length: random.Next(1, 100))).ToList();

        var bins = PackedBins.Of(lengths, s => s.Length, capacity: 128);

        Assert.Equal(lengths.OrderBy(s => s.Id), bins.SelectMany(b => b).OrderBy(s => s.Id));
        Assert.All(bins, b => Assert.InRange(b.Sum(s => s.Length), 1, 128));
        // First fit decreasing never needs more than 11/9 of the best, which is at least the sum.
        Assert.InRange(bins.Count, lengths.Sum(s => s.Length) / 128, (int)(lengths.Sum(s => s.Length) / 128.0 * 11 / 9) + 1);
    }

    [Fact]
    public void Of_OneLongerThanABin_HasOneToItself()
    {
        var bins = PackedBins.Of([5, 200, 7], x => x, capacity: 128);

        Assert.Equal([[200], [7, 5]], bins);
    }

    [Fact]
    public void Of_EqualLengths_KeepsTheirOrder() =>
        Assert.Equal([["b", "a"], ["d", "c"]], PackedBins.Of(["b", "a", "d", "c"], _ => 5, capacity: 10));
}
