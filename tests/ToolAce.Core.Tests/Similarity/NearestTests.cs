using ToolAce.Core.Similarity;

namespace ToolAce.Core.Tests.Similarity;

public sealed class NearestTests
{
    private static readonly ulong[][] Sets = RandomSets.Families(700, seed: 2);
    private static readonly Neighbour[] Known = [.. Enumerable.Range(0, Sets.Length).Select(i => RandomSets.Nearest(Sets, i))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Search_AgainstAllPairs_FindsWhatIsNearAndInventsNothing()
    {
        var found = NearDuplicateSearch.Nearest(Sets, Banding.Default, workers: 2, Token);
        var near = Enumerable.Range(0, Sets.Length).Where(i => Known[i].Jaccard >= 0.8).ToArray();
        Assert.True(near.Length > 50, $"{near.Length} near ones are too few to say anything");
        Assert.InRange(near.Count(i => Math.Abs(found[i].Jaccard - Known[i].Jaccard) > 1e-12), 0, 1 + near.Length / 100);
        Assert.All(Enumerable.Range(0, Sets.Length), i => Assert.True(found[i].Jaccard <= Known[i].Jaccard + 1e-12));
        Assert.All(found.Where(f => f.Index < 0), f => Assert.Equal(Neighbour.None, f));
        Assert.All(Enumerable.Range(0, Sets.Length).Where(i => found[i].Index >= 0), i =>
            Assert.Equal(Shingles.Jaccard(Sets[i], Sets[found[i].Index]), found[i].Jaccard, 12));
    }

    [Fact]
    public void Index_AgainstAllPairs_FindsWhatIsNear()
    {
        var index = new SimilarityIndex(Banding.Thorough);
        var missed = 0;
        for (var i = 0; i < 400; i++)
        {
            var known = RandomSets.Nearest(Sets[..(i + 1)], i);
            var found = index.Nearest(Sets[i]);
            missed += known.Jaccard >= 0.6 && found.Jaccard < known.Jaccard ? 1 : 0;
            Assert.True(found.Jaccard <= known.Jaccard + 1e-12);
            Assert.Equal(i, index.Add(Sets[i]));
        }

        Assert.Equal(400, index.Count);
        Assert.InRange(missed, 0, 6);
    }

    [Fact]
    public void Search_OneWorkerOrThree_SameOutcome() =>
        Assert.Equal(NearDuplicateSearch.Nearest(Sets, Banding.Default, 1, Token), NearDuplicateSearch.Nearest(Sets, Banding.Default, 3, Token));

    [Fact]
    public void Search_EqualSets_AreEachOthersNeighboursAtOnce()
    {
        ulong[][] sets = [[1, 2], [3, 4], [1, 2], [1, 2], [], []];
        var found = NearDuplicateSearch.Nearest(sets, Banding.Default, 1, Token);
        Neighbour[] known = [new(2, 1), Neighbour.None, new(0, 1), new(0, 1), new(5, 1), new(4, 1)];
        Assert.Equal(known, found);
    }

    [Fact]
    public void Search_NothingOrOne_HasNoNeighbour()
    {
        Assert.Empty(NearDuplicateSearch.Nearest([], Banding.Default, 1, Token));
        Assert.Equal(Neighbour.None, Assert.Single(NearDuplicateSearch.Nearest([[1]], Banding.Default, 1, Token)));
    }

    [Fact]
    public void Search_ManyAlike_StaysCheap()
    {
        // Twenty thousand sets that share nineteen of twenty shingles all meet in most bands; all pairs would be 200 million.
        var core = Enumerable.Range(1, 19).Select(i => (ulong)i * 0x9E3779B97F4A7C15).ToArray();
        ulong[][] sets = [.. Enumerable.Range(0, 20_000).Select(i => core.Append((ulong)i * 0xD1342543DE82EF95 + 7).Order().ToArray())];
        var found = NearDuplicateSearch.Nearest(sets, Banding.Default, 2, Token);
        Assert.All(found, f => Assert.Equal(19.0 / 21, f.Jaccard, 12));
    }

    [Fact]
    public void Search_BandsBeyondTheSignature_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NearDuplicateSearch.Nearest(Sets, new Banding(32, 4), 1, Token));

    [Fact]
    public void Nearest_WithProgress_CountsUpToTheNumberOfSets()
    {
        var reported = new Reports();
        var found = NearDuplicateSearch.Nearest(Sets, Banding.Default, workers: 1, reported, Token);
        Assert.Equal(NearDuplicateSearch.Nearest(Sets, Banding.Default, 1, Token), found);
        Assert.Equal(reported.Values.Order(), reported.Values);
        Assert.Equal((Banding.Default.Bands, Sets.Length), (reported.Values.Count, reported.Values[^1]));
    }

    private sealed class Reports : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
