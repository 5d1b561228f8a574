using ToolAce.Core.Statistics;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>
/// The figure that a board ranks by, of two runs over the same items. <paramref name="Difference"/> is second minus first; <paramref name="Ci95"/> comes from
/// drawing whole sources (<see cref="ItemSource"/>) among those with the same categories, <paramref name="PValue"/> from swapping the runs source by source.
/// </summary>
public sealed record AggregateComparison(
    string Name, double First, double Second, double Difference, IReadOnlyList<double> Ci95, double PValue, int Sources, IReadOnlyList<string> Missing)
{
    private const int Resamples = 2000;

    /// <summary>Compares by a formula; null where the pairs hold none of its items. Deterministic for one seed.</summary>
    public static AggregateComparison? Of(PairedRuns runs, BfclVersion version, int seed)
    {
        var pairs = runs.Pairs.Where(p => p.First.Suite == OfficialSuite.Name).ToList();
        if (BfclScores.Of([.. pairs.Select(p => p.First)], version)?.Overall is not { Value: { } first } before
            || BfclScores.Of([.. pairs.Select(p => p.Second)], version)!.Overall.Value is not { } second)
        {
            return null;
        }

        var weights = Weights(before).ToList();
        var places = weights.Select((w, i) => (w.Category, i)).ToDictionary(w => w.Category, w => w.i);
        var counted = pairs.FindAll(p => places.ContainsKey(Category(p.First.Category, version)));
        var sources = PairedRuns.Sources(counted);
        var draws = new Source[sources.Max() + 1];
        for (var i = 0; i < counted.Count; i++)
        {
            var place = places[Category(counted[i].First.Category, version)];
            var source = draws[sources[i]] ??= new Source(new int[weights.Count], new int[weights.Count]);
            source.Gains[place] += CountedVerdict.Gain(counted[i].First, counted[i].Second);
            source.Items[place]++;
        }

        var shares = weights.Select(w => w.Share).ToArray();
        var interval = Interval(draws, shares, seed);
        var items = Enumerable.Range(0, shares.Length).Select(c => draws.Sum(d => d.Items[c])).ToArray();
        var sums = draws.Select(d => shares.Select((share, c) => share * d.Gains[c] / items[c]).Sum()).ToList();
        return new AggregateComparison(
            before.Name, first, second, second - first, [interval.Low, interval.High], SignFlip.PValue(sums, seed), draws.Length, before.Missing);
    }

    private static string Category(string name, BfclVersion version) => BfclCategories.Canonical(name, version);

    /// <summary>What each measured category is worth in the end: the shares on the way down, scaled up where something is missing.</summary>
    private static IEnumerable<(string Category, double Share)> Weights(ScoreNode node, double share = 1)
    {
        if (node.Combination == Combination.Category)
        {
            return [(node.Name, share)];
        }

        var there = node.Parts.Where(p => p.Value is not null).ToList();
        var covered = there.Sum(p => p.Weight);
        return there.SelectMany(p => Weights(p, share * p.Weight / covered));
    }

    private static Interval Interval(Source[] draws, double[] shares, int seed)
    {
        // Every resample has as many sources of each kind as there are, so that no category can come out empty.
        var kinds = draws.GroupBy(d => string.Concat(d.Items.Select(n => n > 0 ? '1' : '0'))).Select(g => g.ToArray()).ToArray();
        var random = new Random(seed);
        var values = new double[Resamples];
        var (gains, items) = (new int[shares.Length], new int[shares.Length]);
        for (var r = 0; r < Resamples; r++)
        {
            Array.Clear(gains);
            Array.Clear(items);
            foreach (var kind in kinds)
            {
                for (var i = 0; i < kind.Length; i++)
                {
                    kind[random.Next(kind.Length)].AddTo(gains, items);
                }
            }

            for (var c = 0; c < shares.Length; c++)
            {
                values[r] += shares[c] * gains[c] / items[c];
            }
        }

        Array.Sort(values);
        return new Interval(Quantiles.OfSorted(values, 0.025), Quantiles.OfSorted(values, 0.975));
    }

    /// <summary>Gains and items by category.</summary>
    private sealed record Source(int[] Gains, int[] Items)
    {
        public void AddTo(int[] gains, int[] items)
        {
            for (var c = 0; c < gains.Length; c++)
            {
                gains[c] += Gains[c];
                items[c] += Items[c];
            }
        }
    }
}
