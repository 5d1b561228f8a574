namespace ToolAce.Core.Similarity;

/// <summary>
/// MinHash signatures (Broder 1997): for each of <see cref="Length"/> hash functions the least hash of a set. The share of equal places of two signatures estimates
/// the sets' Jaccard similarity J without bias, with a standard error of √(J(1 − J) / Length), so at most 0.045 and 0.036 at J = 0.8. Functions are multiply-add modulo
/// 2⁶⁴ over shingles that are well mixed already; of each least hash the upper 32 bits are kept, which makes two different ones equal about once in 10⁸.
/// </summary>
public static class MinHash
{
    /// <summary>Places of a signature.</summary>
    public const int Length = 126;

    private static readonly ulong[] Multipliers = [.. Enumerable.Range(0, Length).Select(i => Hashing.Mix((ulong)i) | 1)];
    private static readonly ulong[] Additions = [.. Enumerable.Range(Length, Length).Select(i => Hashing.Mix((ulong)i))];

    /// <summary>Writes the signature of a set of shingles. An empty set gets the greatest value everywhere.</summary>
    /// <exception cref="ArgumentException">The signature has not <see cref="Length"/> places.</exception>
    public static void Sign(ReadOnlySpan<ulong> shingles, Span<uint> signature)
    {
        Check(signature.Length);
        for (var i = 0; i < signature.Length; i++)
        {
            var (multiplier, addition, least) = (Multipliers[i], Additions[i], ulong.MaxValue);
            foreach (var shingle in shingles)
            {
                least = Math.Min(least, multiplier * shingle + addition);
            }

            signature[i] = (uint)(least >> 32);
        }
    }

    /// <summary>The share of equal places (0–1).</summary>
    /// <exception cref="ArgumentException">A signature has not <see cref="Length"/> places.</exception>
    public static double Estimate(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second)
    {
        Check(first.Length);
        Check(second.Length);
        var equal = 0;
        for (var i = 0; i < first.Length; i++)
        {
            equal += first[i] == second[i] ? 1 : 0;
        }

        return (double)equal / Length;
    }

    private static void Check(int length)
    {
        if (length != Length)
        {
            throw new ArgumentException($"a signature has {Length} places, not {length}", nameof(length));
        }
    }
}
