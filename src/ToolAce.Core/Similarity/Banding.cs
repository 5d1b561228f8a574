namespace ToolAce.Core.Similarity;

/// <summary>
/// Locality-sensitive hashing: a signature is cut into <paramref name="Bands"/> bands of <paramref name="Rows"/> places, and two items are compared when a whole band
/// is equal. More rows make chance meetings rarer, more bands make it less likely that near ones never meet.
/// </summary>
public readonly record struct Banding(int Bands, int Rows)
{
    /// <summary>21 bands of 6: of pairs with a similarity of 0.8 it compares 99.8 %, of 0.9 all but one in ten million, of 0.2 about one in 750.</summary>
    public static Banding Default { get; } = new(21, 6);

    /// <summary>32 bands of 3, for pools of some ten thousand items where pairs down to 0.5 must be found (98.6 %): it compares far more pairs.</summary>
    public static Banding Thorough { get; } = new(32, 3);

    /// <summary>The probability (0–1) that two items of this similarity are compared.</summary>
    public double Chance(double jaccard) => 1 - Math.Pow(1 - Math.Pow(jaccard, Rows), Bands);

    /// <summary>Writes the key of each band; keys of different bands differ.</summary>
    internal void Keys(ReadOnlySpan<uint> signature, Span<ulong> keys)
    {
        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)band;
            foreach (var place in signature.Slice(band * Rows, Rows))
            {
                key = Hashing.Mix(key ^ ((ulong)place << 16));
            }

            keys[band] = key;
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The bands need more places than a signature has, or are none.</exception>
    internal static Banding Checked(Banding banding) =>
        banding is { Bands: > 0, Rows: > 0 } && banding.Bands * banding.Rows <= MinHash.Length
            ? banding
            : throw new ArgumentOutOfRangeException(
                nameof(banding), $"{banding.Bands} bands of {banding.Rows} do not fit a signature of {MinHash.Length} places");
}
