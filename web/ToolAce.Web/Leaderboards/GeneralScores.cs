using ToolAce.Core.Statistics;
using ToolAce.Eval.General;

namespace ToolAce.Web.Leaderboards;

/// <summary>
/// General ability by suite, and what tuning did to it. From scores alone, so without what pairing the items would gain: the interval is Newcombe's of two independent
/// shares, wider than the paired one that the page of the score has.
/// </summary>
internal static class GeneralScores
{
    /// <summary>The same scores with one column a general suite in place of its categories (MMLU has 57).</summary>
    public static IReadOnlyDictionary<ScoreColumn, CellScore> Pooled(IReadOnlyDictionary<ScoreColumn, CellScore> scores)
    {
        if (!scores.Keys.Any(IsGeneral))
        {
            return scores;
        }

        var pooled = scores.Where(s => IsGeneral(s.Key) && s.Value is { Correct: not null, N: not null }).GroupBy(s => s.Key.Suite)
            .ToDictionary(g => new ScoreColumn(g.Key, g.Key), g => CellScore.Of(g.Sum(s => s.Value.Correct!.Value), g.Sum(s => s.Value.N!.Value)));
        return scores.Where(s => !IsGeneral(s.Key)).Concat(pooled).ToDictionary();
    }

    /// <summary>The mean over the suites of both of tuned less base; null without such a suite. What only one of the two has is missing.</summary>
    public static CellScore? Forgetting(IReadOnlyDictionary<ScoreColumn, CellScore> @base, IReadOnlyDictionary<ScoreColumn, CellScore> tuned)
    {
        var suites = GeneralSuites.Names.Select(n => new ScoreColumn(n, n)).ToList();
        var both = suites.FindAll(s => @base.ContainsKey(s) && tuned.ContainsKey(s));
        if (both.Count == 0)
        {
            return null;
        }

        var parts = both.SelectMany(s => new[] { Part(tuned[s], 1.0 / both.Count, sign: 1), Part(@base[s], 1.0 / both.Count, sign: -1) }).ToList();
        var interval = WeightedParts.Of(parts, dependent: false);
        return new CellScore(parts.Sum(p => p.Weight * p.Value), interval.Low, interval.High, N: both.Sum(s => tuned[s].N))
        {
            Missing = [.. suites.Except(both).Where(s => @base.ContainsKey(s) || tuned.ContainsKey(s)).Select(s => s.Suite)],
        };
    }

    private static bool IsGeneral(ScoreColumn column) => GeneralSuites.Names.Contains(column.Suite);

    private static (double Weight, double Value, Interval Interval) Part(CellScore score, double weight, int sign) =>
        (weight, sign * score.Accuracy, sign > 0 ? new Interval(score.Low!.Value, score.High!.Value) : new Interval(-score.High!.Value, -score.Low!.Value));
}
