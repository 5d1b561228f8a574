using System.Collections.Concurrent;

namespace ToolAce.Core.Similarity;

/// <summary>
/// Finds for each of many shingle sets the one most like it. Bands are sorted and equal keys compared, so the cost grows with the number of sets times its logarithm;
/// similarities are exact. The outcome does not depend on the number of workers.
/// </summary>
public sealed class NearDuplicateSearch
{
    // Of a crowd that shares a band each is compared with the next this many: a bound on the cost where thousands are near one another.
    private const int Window = 64;
    private const int Piece = 4096;
    private readonly IReadOnlyList<ulong[]> sets;
    private readonly Banding banding;
    private readonly ParallelOptions parallel;
    private readonly Neighbour[] nearest;

    private NearDuplicateSearch(IReadOnlyList<ulong[]> sets, Banding banding, int workers, CancellationToken cancellationToken)
    {
        (this.sets, this.banding) = (sets, Banding.Checked(banding));
        parallel = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        nearest = new Neighbour[sets.Count];
        Array.Fill(nearest, Neighbour.None);
    }

    /// <summary>The neighbour of every set (ascending, without repetitions), in their order; <see cref="Neighbour.None"/> where no candidate shares anything with it.</summary>
    /// <param name="sets">What to search.</param>
    /// <param name="banding">Which pairs are compared.</param>
    /// <param name="workers">Threads, at least 1.</param>
    /// <param name="cancellationToken">Stops between bands and pieces.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bands do not fit a signature.</exception>
    public static IReadOnlyList<Neighbour> Nearest(IReadOnlyList<ulong[]> sets, Banding banding, int workers, CancellationToken cancellationToken) =>
        Nearest(sets, banding, workers, progress: null, cancellationToken);

    /// <inheritdoc cref="Nearest(IReadOnlyList{ulong[]}, Banding, int, CancellationToken)"/>
    /// <param name="sets">What to search.</param>
    /// <param name="banding">Which pairs are compared.</param>
    /// <param name="workers">Threads, at least 1.</param>
    /// <param name="progress">Receives how much is done, in sets: all bands of all sets are as many as there are sets.</param>
    /// <param name="cancellationToken">Stops between bands and pieces.</param>
    public static IReadOnlyList<Neighbour> Nearest(IReadOnlyList<ulong[]> sets, Banding banding, int workers, IProgress<int>? progress, CancellationToken cancellationToken) =>
        new NearDuplicateSearch(sets, banding, workers, cancellationToken).Run(progress);

    private Neighbour[] Run(IProgress<int>? progress)
    {
        if (sets.Count == 0)
        {
            return nearest;
        }

        var different = WithoutEqual();
        var keys = Keys(different);
        var numbers = new int[different.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var band = keys[i];
            different.CopyTo(numbers, 0);
            Array.Sort(band, numbers);
            Parallel.ForEach(Pieces(numbers.Length), parallel, piece => Compare(band, numbers, piece.Item1, piece.Item2));
            progress?.Report((int)((i + 1L) * sets.Count / keys.Length));
        }

        return nearest;
    }

    /// <summary>The numbers of the sets without the repetitions of earlier ones, which are neighbours at once and need no band.</summary>
    private int[] WithoutEqual()
    {
        var first = new Dictionary<ulong, int>(sets.Count);
        var different = new List<int>(sets.Count);
        for (var i = 0; i < sets.Count; i++)
        {
            var hash = (ulong)sets[i].Length;
            foreach (var shingle in sets[i])
            {
                hash = Hashing.Join(hash, shingle);
            }

            if (first.TryAdd(hash, i))
            {
                different.Add(i);
            }
            else if (sets[first[hash]].AsSpan().SequenceEqual(sets[i]))
            {
                nearest[i] = new Neighbour(first[hash], 1);
                nearest[first[hash]] = nearest[first[hash]].Nearer(new Neighbour(i, 1));
            }
            else
            {
                different.Add(i);
            }
        }

        return [.. different];
    }

    private ulong[][] Keys(int[] numbers)
    {
        var keys = Enumerable.Range(0, banding.Bands).Select(_ => new ulong[numbers.Length]).ToArray();
        Parallel.ForEach(Pieces(numbers.Length), parallel, piece =>
        {
            Span<uint> signature = stackalloc uint[MinHash.Length];
            Span<ulong> own = stackalloc ulong[banding.Bands];
            for (var at = piece.Item1; at < piece.Item2; at++)
            {
                MinHash.Sign(sets[numbers[at]], signature);
                banding.Keys(signature, own);
                for (var band = 0; band < own.Length; band++)
                {
                    keys[band][at] = own[band];
                }
            }
        });
        return keys;
    }

    /// <summary>Compares within every run of equal keys that starts in the piece. A set is in one run of a band, so no two workers touch one set.</summary>
    private void Compare(ulong[] keys, int[] numbers, int from, int to)
    {
        while (from < to && from > 0 && keys[from] == keys[from - 1])
        {
            from++;
        }

        for (var start = from; start < to;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                for (var j = i + 1; j < Math.Min(end, i + 1 + Window); j++)
                {
                    Compare(numbers[i], numbers[j]);
                }
            }

            start = end;
        }
    }

    private void Compare(int one, int other)
    {
        var (a, b) = (sets[one], sets[other]);
        var possible = (double)Math.Min(a.Length, b.Length) / Math.Max(1, Math.Max(a.Length, b.Length));
        if (nearest[one].Index == other || nearest[other].Index == one || possible < Math.Min(nearest[one].Jaccard, nearest[other].Jaccard))
        {
            return;
        }

        var jaccard = Shingles.Jaccard(a, b);
        nearest[one] = nearest[one].Nearer(new Neighbour(other, jaccard));
        nearest[other] = nearest[other].Nearer(new Neighbour(one, jaccard));
    }

    private static OrderablePartitioner<Tuple<int, int>> Pieces(int count) => Partitioner.Create(0, count, Piece);
}
