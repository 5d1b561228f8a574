using ToolAce.Core.Statistics;
using ToolAce.Eval.General;
using ToolAce.Eval.Running;

namespace ToolAce.Eval.Scores;

/// <summary>
/// What tuning did to general ability: the tuned model's scores less the base's over the same items of <see cref="GeneralSuites"/>, so that a negative difference is something forgotten.
/// <paramref name="Difference"/> is the plain mean over the suites, with the interval of drawing items within each; <paramref name="BySuite"/> has each suite alone.
/// </summary>
public sealed record Forgetting(double Difference, IReadOnlyList<double> Ci95, IReadOnlyDictionary<string, PairedComparison> BySuite)
{
    private const int Resamples = 2000;

    /// <summary>Whether something is forgotten for certain: the whole interval lies below zero.</summary>
    public bool Certain => Ci95[1] < 0;

    /// <summary>Compares two models' general ability; null where the runs share no such item. Deterministic for one seed.</summary>
    public static Forgetting? Of(IReadOnlyList<Prediction> @base, IReadOnlyList<Prediction> tuned, int seed = 0) => Of(PairedRuns.Of(@base, tuned), seed);

    /// <summary>The same for runs that are paired already.</summary>
    public static Forgetting? Of(PairedRuns runs, int seed)
    {
        var suites = runs.Pairs.Where(p => GeneralSuites.Names.Contains(p.First.Suite)).GroupBy(p => p.First.Suite).ToDictionary(g => g.Key, g => g.ToList());
        if (suites.Count == 0)
        {
            return null;
        }

        var comparisons = suites.ToDictionary(s => s.Key, s => PairedComparison.Of(s.Value, seed));
        var interval = Interval([.. suites.Values.Select(pairs => pairs.Select(p => (p.Second.Correct ? 1 : 0) - (p.First.Correct ? 1 : 0)).ToArray())], seed);
        return new Forgetting(comparisons.Values.Average(c => c.Difference), [interval.Low, interval.High], comparisons);
    }

    private static Interval Interval(IReadOnlyList<int[]> gains, int seed)
    {
        var random = new Random(seed);
        var means = new double[Resamples];
        for (var r = 0; r < Resamples; r++)
        {
            foreach (var suite in gains)
            {
                var sum = 0;
                for (var i = 0; i < suite.Length; i++)
                {
                    sum += suite[random.Next(suite.Length)];
                }

                means[r] += (double)sum / suite.Length / gains.Count;
            }
        }

        Array.Sort(means);
        return new Interval(Quantiles.OfSorted(means, 0.025), Quantiles.OfSorted(means, 0.975));
    }
}
