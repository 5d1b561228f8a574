using System.Collections.Concurrent;
using ToolAce.Core.Statistics;
using ToolAce.Eval.General;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;

namespace ToolAce.Web.Leaderboards;

/// <summary>
/// Tests column by column whether two runs differ, item by item (<see cref="PairedComparison"/>). Only where both answered the same items: a column that is missing here is
/// not tested. Two runs are compared once, and again when the answers of one change.
/// </summary>
internal sealed class DifferenceTests(RunPredictions predictions)
{
    private const int Seed = 0; // the same page says the same twice
    private static readonly IReadOnlyDictionary<ScoreColumn, double> None = new Dictionary<ScoreColumn, double>();
    private readonly ConcurrentDictionary<(FileStamp First, FileStamp Second), IReadOnlyDictionary<ScoreColumn, double>> known = new();

    /// <summary>P-values by column, uncorrected.</summary>
    public async Task<IReadOnlyDictionary<ScoreColumn, double>> OfAsync(RunKey baseline, RunKey run, CancellationToken cancellationToken)
    {
        if (await predictions.StampAsync(baseline, cancellationToken) is not { } first || await predictions.StampAsync(run, cancellationToken) is not { } second)
        {
            return None;
        }

        if (known.TryGetValue((first, second), out var held))
        {
            return held;
        }

        var (before, after) = (await predictions.ReadAsync(baseline, cancellationToken), await predictions.ReadAsync(run, cancellationToken));
        return before is null || after is null ? None : known[(first, second)] = await Task.Run(() => Of(before, after), cancellationToken);
    }

    /// <summary>P-values by column, uncorrected.</summary>
    public static IReadOnlyDictionary<ScoreColumn, double> Of(IReadOnlyList<Prediction> before, IReadOnlyList<Prediction> after)
    {
        var runs = PairedRuns.Of(before, after);
        var found = new Dictionary<ScoreColumn, double>();
        foreach (var group in runs.Pairs.SelectMany(p => Columns(p.First).Select(c => (Column: c, Pair: p))).GroupBy(p => p.Column, p => p.Pair))
        {
            var pairs = group.ToList();
            if (pairs.Count == Count(before, group.Key) && pairs.Count == Count(after, group.Key))
            {
                found[group.Key] = PValue(pairs);
            }
        }

        foreach (var version in BoardScores.Shown.Where(v => SameItems(before, after, runs, v)))
        {
            if (AggregateComparison.Of(runs, version, Seed) is { } board)
            {
                found[ScoreColumn.Boards[version]] = board.PValue;
            }
        }

        return found;
    }

    private static IEnumerable<ScoreColumn> Columns(Prediction prediction)
    {
        yield return ScoreColumn.Pooled[0];
        if (ScoreCard.CallCategories.Contains(prediction.Category))
        {
            yield return ScoreColumn.Pooled[1];
        }

        yield return new ScoreColumn(prediction.Suite, GeneralSuites.Names.Contains(prediction.Suite) ? prediction.Suite : prediction.Category);
    }

    private static int Count(IReadOnlyList<Prediction> predictions, ScoreColumn column) => predictions.Count(p => Columns(p).Contains(column));

    /// <summary>Whether both answered the same of a formula's items.</summary>
    private static bool SameItems(IReadOnlyList<Prediction> before, IReadOnlyList<Prediction> after, PairedRuns runs, BfclVersion version)
    {
        var categories = BoardScores.Categories(version);
        bool Counts(Prediction p) => p.Suite == OfficialSuite.Name && categories.Contains(BfclCategories.Canonical(p.Category, version));
        var shared = runs.Pairs.Count(p => Counts(p.First));
        return shared > 0 && shared == before.Count(Counts) && shared == after.Count(Counts);
    }

    private static double PValue(IEnumerable<(Prediction First, Prediction Second)> pairs) => SignFlip.PValue(
        [.. pairs
            .GroupBy(p => ItemSource.Of(p.First.Suite, p.First.ItemId))
            .Select(g => g.Sum(p => CountedVerdict.Gain(p.First, p.Second)))]);
}
