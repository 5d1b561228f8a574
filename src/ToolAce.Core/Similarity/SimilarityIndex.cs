namespace ToolAce.Core.Similarity;

/// <summary>
/// A growing collection of shingle sets that answers which of them is most like a given one. Candidates come from the bands (see <see cref="Banding"/> for what is
/// overlooked); the similarity answered is exact. For one thread at a time.
/// </summary>
public sealed class SimilarityIndex
{
    private readonly Banding banding;
    private readonly List<ulong[]> sets = [];
    private readonly List<int[]> next = [];
    private readonly Dictionary<ulong, int> heads = [];
    private readonly List<int> seen = [];
    private readonly uint[] signature = new uint[MinHash.Length];
    private readonly ulong[] keys;
    private int question;

    /// <summary>An empty index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bands do not fit a signature.</exception>
    public SimilarityIndex(Banding banding)
    {
        this.banding = Banding.Checked(banding);
        keys = new ulong[banding.Bands];
    }

    /// <summary>How many sets are in.</summary>
    public int Count => sets.Count;

    /// <summary>Takes in a set (ascending, without repetitions) and answers its number, counted from 0.</summary>
    public int Add(ulong[] shingles)
    {
        KeysOf(shingles);
        var (number, links) = (sets.Count, new int[banding.Bands]);
        for (var band = 0; band < links.Length; band++)
        {
            links[band] = heads.GetValueOrDefault(keys[band], -1);
            heads[keys[band]] = number;
        }

        sets.Add(shingles);
        next.Add(links);
        seen.Add(0);
        return number;
    }

    /// <summary>The set most like <paramref name="shingles"/>; <see cref="Neighbour.None"/> where no candidate shares anything with it.</summary>
    public Neighbour Nearest(ReadOnlySpan<ulong> shingles)
    {
        KeysOf(shingles);
        question++;
        var nearest = Neighbour.None;
        for (var band = 0; band < keys.Length; band++)
        {
            for (var at = heads.GetValueOrDefault(keys[band], -1); at >= 0; at = next[at][band])
            {
                if (seen[at] != question)
                {
                    seen[at] = question;
                    nearest = nearest.Nearer(new Neighbour(at, Shingles.Jaccard(shingles, sets[at])));
                }
            }
        }

        return nearest;
    }

    private void KeysOf(ReadOnlySpan<ulong> shingles)
    {
        MinHash.Sign(shingles, signature);
        banding.Keys(signature, keys);
    }
}
