using ToolAce.Modeling.Tokenizers.Merging;

namespace ToolAce.Modeling.Tests.Tokenizers;

public sealed class PieceCacheTests
{
    [Fact]
    public void TryAdd_ManyThreadsInFewSlots_NeverMixesPieces()
    {
        var cache = new PieceCache(8);
        Parallel.For(0, 8, worker =>
        {
            var ids = new List<int>();
            for (var i = 0; i < 60_000; i++)
            {
                var number = ((i * 7) + worker) % 500;
                var piece = new string((char)('a' + (number % 26)), 1 + (number % 20));
                var hash = PieceHash.Of(piece);
                ids.Clear();
                if (cache.TryAdd(piece, hash, ids))
                {
                    Assert.Equal(piece.Select(c => (int)c).Take(10), ids);
                }
                else
                {
                    cache.Keep(piece, hash, [.. piece.Select(c => (int)c).Take(10)]);
                }
            }
        });
        var found = new List<int>();
        cache.Keep("abc", PieceHash.Of("abc"), [1, 2]);
        Assert.True(cache.TryAdd("abc", PieceHash.Of("abc"), found));
        Assert.Equal([1, 2], found);
    }

    [Fact]
    public void Keep_TooLongOrNoSlots_KeepsNothing()
    {
        var (cache, none, ids, text) = (new PieceCache(4), new PieceCache(0), new List<int>(), new string('a', 21));
        cache.Keep(text, 1, [1]);
        cache.Keep("b", 2, [.. Enumerable.Range(0, 11)]);
        none.Keep("c", 3, [1]);
        Assert.False(cache.TryAdd(text, 1, ids) || cache.TryAdd("b", 2, ids) || none.TryAdd("c", 3, ids));
        Assert.Empty(ids);
    }
}
