using ToolAce.Core.Similarity;

namespace ToolAce.Core.Tests.Similarity;

/// <summary>Shingle sets in families: members of a family share some of its shingles, families share nothing but by chance.</summary>
internal static class RandomSets
{
    public static ulong[][] Families(int count, int seed)
    {
        var random = new Random(seed);
        var sets = new List<ulong[]>(count);
        while (sets.Count < count)
        {
            var core = Many(random, 40);
            for (var member = random.Next(1, 6); member > 0 && sets.Count < count; member--)
            {
                var kept = random.Next(24, 41);
                sets.Add([.. core[..kept].Concat(Many(random, random.Next(0, 8))).Distinct().Order()]);
            }
        }

        return [.. sets];
    }

    /// <summary>Two sets of <paramref name="size"/> shingles each with <paramref name="shared"/> in common.</summary>
    public static (ulong[] First, ulong[] Second) Pair(Random random, int size, int shared)
    {
        var all = Many(random, size + size - shared);
        return ([.. all[..size].Order()], [.. all[(size - shared)..].Order()]);
    }

    /// <summary>The nearest by looking at all pairs.</summary>
    public static Neighbour Nearest(ulong[][] sets, int of)
    {
        var best = Neighbour.None;
        for (var i = 0; i < sets.Length; i++)
        {
            var shared = sets[i].Intersect(sets[of]).Count();
            var jaccard = (double)shared / sets[i].Union(sets[of]).Count();
            best = i != of && jaccard > best.Jaccard ? new Neighbour(i, jaccard) : best;
        }

        return best;
    }

    private static ulong[] Many(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64())];
}
