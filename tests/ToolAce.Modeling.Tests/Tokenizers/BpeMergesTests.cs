using ToolAce.Core.Randomness;
using ToolAce.Modeling.Tokenizers.Merging;

namespace ToolAce.Modeling.Tests.Tokenizers;

public sealed class BpeMergesTests
{
    /// <summary>Merges over 4 symbols and what comes of them, in random order: the tables differ, and pairs of equal symbols overlap.</summary>
    private static (MergeTable Table, Dictionary<(int, int), (int Rank, int Id)> Plain) Merges(Random random)
    {
        var (table, plain) = (new MergeTable(60), new Dictionary<(int, int), (int Rank, int Id)>());
        for (var rank = 0; rank < 60; rank++)
        {
            var (left, right, id) = (random.Next(4 + (rank / 2)), random.Next(4 + (rank / 2)), 4 + rank);
            plain[(left, right)] = (rank, id);
            table.Set(left, right, rank, id);
        }

        return (table, plain);
    }

    [Fact]
    public void Apply_RandomSymbols_MergesTheLowestRankLeftmostFirst()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = Seeds.Stream(seed, "merges");
            var (table, plain) = Merges(random);
            var symbols = Enumerable.Range(0, random.Next(200)).Select(_ => random.Next(4)).ToArray();
            var expected = ByDefinition([.. symbols], plain);
            var count = new BpeMerges(table).Apply(symbols);
            Assert.Equal(expected, symbols[..count]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Apply_TenTimesTheSymbols_TakesLittleMoreThanTenTimesTheSteps(int alphabet)
    {
        // 1 MB in one piece. n log n from 100,000 to 1,000,000 is 12 times the steps; quadratic would be 100 times.
        var random = Seeds.Stream(3, "long");
        var merges = new BpeMerges(Merges(random).Table);
        long Steps(int length)
        {
            merges.Apply([.. Enumerable.Range(0, length).Select(_ => random.Next(alphabet))], out var steps);
            return steps;
        }

        var (small, large) = (Steps(100_000), Steps(1_000_000));
        Assert.InRange(large, 9 * small, 15 * small);
        Assert.InRange(large, 1_000_000, 100_000_000);
    }

    [Fact]
    public void Rank_PairGivenTwice_IsTheLater()
    {
        var table = new MergeTable(10);
        table.Set(1, 2, 5, 7);
        table.Set(1, 2, 9, 7);
        Assert.Equal(9, table.Rank(1, 2));
        Assert.Equal(7, table.Id(9));
        Assert.Equal(1, table.Count);
        Assert.Equal(MergeTable.NoRank, table.Rank(2, 1));
    }

    [Fact]
    public void Rank_HighestIds_AreToldApart()
    {
        var table = new MergeTable(3);
        table.Set(MergeTable.HighestId, MergeTable.HighestId, 0, 1);
        table.Set(0, MergeTable.HighestId, 1, 2);
        table.Set(MergeTable.HighestId, 0, 2, 3);
        Assert.Equal([0, 1, 2, MergeTable.NoRank],
            new[] { (MergeTable.HighestId, MergeTable.HighestId), (0, MergeTable.HighestId), (MergeTable.HighestId, 0), (0, 0) }.Select(p => table.Rank(p.Item1, p.Item2)));
    }

    private static List<int> ByDefinition(List<int> symbols, Dictionary<(int, int), (int Rank, int Id)> merges)
    {
        while (true)
        {
            var best = Enumerable.Range(0, Math.Max(0, symbols.Count - 1)).Where(i => merges.ContainsKey((symbols[i], symbols[i + 1])))
                .Select(i => (merges[(symbols[i], symbols[i + 1])].Rank, At: i)).DefaultIfEmpty((Rank: -1, At: -1)).Min();
            if (best.At < 0)
            {
                return symbols;
            }

            symbols[best.At] = merges[(symbols[best.At], symbols[best.At + 1])].Id;
            symbols.RemoveAt(best.At + 1);
        }
    }
}
