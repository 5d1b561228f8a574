using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Leaderboards;

/// <summary>
/// Scores of all runs side by side. Lines: newest cycle first, then in the order they were measured, then evaluations outside cycles, then what was published. Columns:
/// all items, calls pooled, what is made of several categories, then every suite's categories by name.
/// </summary>
public sealed record ScoreGrid(IReadOnlyList<ScoreColumn> Columns, IReadOnlyList<RunScores> Runs)
{
    /// <summary>The grid of what the ledger holds; cost grows with the scores.</summary>
    public static async Task<ScoreGrid> ReadAsync(Ledger ledger, CancellationToken cancellationToken) =>
        Of(await ledger.LeaderboardAsync(cycleId: null, cancellationToken), await ledger.CyclesAsync(cancellationToken));

    /// <summary>The grid of these rows and of evaluations outside cycles.</summary>
    public static ScoreGrid Of(IReadOnlyList<LeaderboardRow> rows, IReadOnlyList<Cycle> newestFirst, IReadOnlyList<RunScores>? evaluations = null)
    {
        var order = newestFirst.Select((c, i) => (c.Id, Place: i, c.Name)).ToDictionary(c => c.Id, c => (c.Place, c.Name));
        var runs = rows
            .GroupBy(r => new RunKey(r.Score.CycleId, r.Score.Iteration, r.Score.ModelVersion, r.Score.Variant))
            .Select(g => new RunScores(
                g.Key,
                order.TryGetValue(g.Key.CycleId, out var c) ? c.Name : g.Key.CycleId,
                Name(g.Key),
                GeneralScores.Pooled(g.ToDictionary(r => Column(r.Score), r => CellScore.Of(r.Score)))) { Version = g.Key.ModelVersion })
            .OrderBy(r => order.TryGetValue(r.Key.CycleId, out var c) ? c.Place : int.MaxValue)
            .ThenBy(r => r.Key.CycleId, StringComparer.Ordinal)
            .ThenBy(r => r.Key.Iteration)
            .ThenBy(r => r.Key.ModelVersion.Length) // a base before what was trained on it
            .ThenBy(r => r.Key.Variant, StringComparer.Ordinal)
            .Concat(evaluations ?? [])
            .ToList();
        var bases = new RunBases(runs);
        return Of([.. runs.Select(r => r.WithBoards().WithForgetting(bases.Of(r)))]);
    }

    /// <summary>With what others published, behind all else.</summary>
    public ScoreGrid With(IReadOnlyList<RunScores> published)
    {
        // A board's figures belong to our own columns; other tables' follow them.
        var added = published.SelectMany(p => p.Scores.Keys).Distinct().Except(Columns).ToList();
        var known = Sorted(Columns.Concat(added.Where(c => c.Place < ScoreColumn.Suites || c.Suite == Eval.Suites.OfficialSuite.Name)));
        return new([.. known, .. added.Except(known)], [.. Runs, .. published]);
    }

    /// <summary>Only the runs whose cycle's or model's name holds the text, letter case aside.</summary>
    public ScoreGrid Named(string? text) => string.IsNullOrWhiteSpace(text)
        ? this
        : (this with { Runs = [.. Runs.Where(r => $"{r.Cycle} {r.Key.CycleId} {r.Model}".Contains(text.Trim(), StringComparison.OrdinalIgnoreCase))] }).Measured();

    /// <summary>Only the columns that some run has.</summary>
    private ScoreGrid Measured() => this with { Columns = [.. Columns.Where(c => Runs.Any(r => r.Scores.ContainsKey(c)))] };

    /// <summary>The same runs, best first by a column; behind them those of which something is missing there, and those that it was not measured for last.</summary>
    public ScoreGrid RankedBy(ScoreColumn column) => this with
    {
        Runs = [.. Runs
            .Select(r => (Run: r, Score: r.Scores.GetValueOrDefault(column)))
            .OrderBy(r => r.Score is null ? 2 : r.Score.Partial ? 1 : 0)
            .ThenByDescending(r => r.Score?.Accuracy)
            .Select(r => r.Run)],
    };

    /// <summary>Only the columns in which the shown runs are not all alike.</summary>
    public ScoreGrid OnlyDifferences() => this with { Columns = [.. Columns.Where(c => Runs.Select(r => r.Scores.GetValueOrDefault(c)?.Accuracy).Distinct().Count() > 1)] };

    /// <summary>A run in words, for where it stands alone.</summary>
    public static string Describe(RunKey key) => key.CycleId == StoredRuns.Evaluations ? key.ModelVersion : $"{key.CycleId}, {Name(key)}";

    private static ScoreGrid Of(IReadOnlyList<RunScores> runs) => new(Sorted(runs.SelectMany(r => r.Scores.Keys).Distinct()), runs);

    private static List<ScoreColumn> Sorted(IEnumerable<ScoreColumn> columns) =>
        [.. columns.OrderBy(c => c.Place).ThenBy(c => c.Suite, StringComparer.Ordinal).ThenBy(c => c.Category, StringComparer.Ordinal)];

    private static ScoreColumn Column(ScoreRow score) => ScoreColumn.Pooled.FirstOrDefault(p => p.Category == score.Category) ?? new ScoreColumn(score.Suite, score.Category);

    private static string Name(RunKey key)
    {
        // An adapter's version is its base's and its own, joined by a plus.
        var model = key.ModelVersion.Contains('+') ? CommonTexts.Iteration.With(key.Iteration) : LeaderboardTexts.Base;
        return key.Variant switch
        {
            "" => model,
            "control" => LeaderboardTexts.Control,
            _ => $"{model}, {key.Variant}",
        };
    }
}
