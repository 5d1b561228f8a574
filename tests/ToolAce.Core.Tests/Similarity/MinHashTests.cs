using ToolAce.Core.Similarity;

namespace ToolAce.Core.Tests.Similarity;

public sealed class MinHashTests
{
    [Theory]
    [InlineData(40, 5)]
    [InlineData(40, 20)]
    [InlineData(40, 36)]
    [InlineData(3, 2)]
    public void Estimate_ManyPairs_IsUnbiasedWithTheErrorStated(int size, int shared)
    {
        var random = new Random(3);
        var jaccard = (double)shared / (size + size - shared);
        var errors = Enumerable.Range(0, 2000).Select(_ => Estimate(RandomSets.Pair(random, size, shared)) - jaccard).ToArray();
        var standard = Math.Sqrt(jaccard * (1 - jaccard) / MinHash.Length);
        Assert.InRange(errors.Average(), -4 * standard / Math.Sqrt(errors.Length), 4 * standard / Math.Sqrt(errors.Length));
        Assert.InRange(Math.Sqrt(errors.Average(e => e * e)), 0.9 * standard, 1.1 * standard);
    }

    [Fact]
    public void Estimate_EqualAndDisjointSets_AreOneAndNearZero()
    {
        var (first, second) = RandomSets.Pair(new Random(8), 30, 0);
        Assert.Equal(1, Estimate((first, first)));
        Assert.InRange(Estimate((first, second)), 0, 0.02);
        Assert.Equal(1, Estimate(([], [])));
    }

    [Fact]
    public void Sign_WrongLength_Throws() => Assert.Throws<ArgumentException>(() => MinHash.Sign([1], new uint[MinHash.Length - 1]));

    [Theory]
    [InlineData(0.8, 0.998)]
    [InlineData(0.5, 0.282)]
    public void Chance_Default_IsTheKnownCurve(double jaccard, double chance) => Assert.Equal(chance, Banding.Default.Chance(jaccard), 3);

    private static double Estimate((ulong[] First, ulong[] Second) pair)
    {
        var (a, b) = (new uint[MinHash.Length], new uint[MinHash.Length]);
        MinHash.Sign(pair.First, a);
        MinHash.Sign(pair.Second, b);
        return MinHash.Estimate(a, b);
    }
}
