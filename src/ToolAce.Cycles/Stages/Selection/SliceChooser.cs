using ToolAce.Core.Randomness;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Stages.Selection;

/// <summary>Chooses the slice to train on; the curriculum goes from simple to complex.</summary>
internal static class SliceChooser
{
    /// <exception cref="ArgumentException">A band is asked for and there is none.</exception>
    public static SliceChoice Choose(IReadOnlyList<Candidate> accepted, SelectConfig config, BandReport? band, int seed)
    {
        var held = new List<HeldRow>();
        var pool = config.Slice == Slice.Random ? accepted : Measured(accepted, held);
        var size = config.Size == 0 ? int.MaxValue : config.Size;
        var chosen = config.Slice switch
        {
            Slice.Band => InBand(pool, band ?? throw new ArgumentException("select.slice is band, but there is no band", nameof(band)), size, seed, held),
            Slice.Random => Sample(pool, size, seed, held),
            Slice.Easy => Third(pool, 0, size, seed, held),
            Slice.Medium => Third(pool, 1, size, seed, held),
            Slice.Hard => Third(pool, 2, size, seed, held),
            _ => throw new ArgumentOutOfRangeException(nameof(config), config.Slice, "unknown slice"),
        };
        return new SliceChoice([.. Ordered(chosen)], held);
    }

    private static List<Candidate> Measured(IReadOnlyList<Candidate> accepted, List<HeldRow> held)
    {
        held.AddRange(accepted.Where(c => c.Complexity is null).Select(c => new HeldRow(c.Dialog.Id, "not_measured", "its complexity is unknown")));
        return [.. accepted.Where(c => c.Complexity is not null)];
    }

    /// <summary>Those inside first; where they are fewer than asked for, those nearest to the band fill up.</summary>
    private static IReadOnlyList<Candidate> InBand(IReadOnlyList<Candidate> pool, BandReport band, int size, int seed, List<HeldRow> held)
    {
        var inside = pool.Where(c => band.Distance(c.Complexity!.Value) == 0).ToList();
        var outside = pool.Where(c => band.Distance(c.Complexity!.Value) > 0).OrderBy(c => band.Distance(c.Complexity!.Value)).ThenBy(c => c.Dialog.Id, StringComparer.Ordinal).ToList();
        var filling = size == int.MaxValue ? 0 : Math.Clamp(size - inside.Count, 0, outside.Count);
        held.AddRange(outside.Skip(filling).Select(c => new HeldRow(
            c.Dialog.Id, "outside_band", FormattableString.Invariant($"complexity {c.Complexity:F3} is not in [{band.Lower:F3}, {band.Upper:F3}]"))));
        return [.. Sample(inside, size, seed, held), .. outside.Take(filling)];
    }

    private static IReadOnlyList<Candidate> Third(IReadOnlyList<Candidate> pool, int which, int size, int seed, List<HeldRow> held)
    {
        var ordered = Ordered(pool).ToList();
        var (from, to) = (ordered.Count * which / 3, ordered.Count * (which + 1) / 3);
        held.AddRange(ordered.Where((_, i) => i < from || i >= to).Select(c => new HeldRow(c.Dialog.Id, "other_slice", $"not in third {which + 1} of 3 by complexity")));
        return Sample(ordered[from..to], size, seed, held);
    }

    private static IReadOnlyList<Candidate> Sample(IReadOnlyList<Candidate> pool, int size, int seed, List<HeldRow> held)
    {
        var mixed = Seeds.Stream(seed, "slice").Sample(pool, pool.Count);
        held.AddRange(mixed.Skip(size).Select(c => new HeldRow(c.Dialog.Id, "over_size", $"{pool.Count} fit, {size} are wanted")));
        return [.. mixed.Take(size)];
    }

    /// <summary>From simple to complex.</summary>
    public static IEnumerable<Candidate> Ordered(IEnumerable<Candidate> candidates) =>
        candidates.OrderBy(c => c.Complexity ?? double.MaxValue).ThenBy(c => c.Dialog.Id, StringComparer.Ordinal);
}
