using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Leaderboards;

/// <summary>
/// Scores of all runs side by side. Lines: newest cycle first, then in the order they were measured, then what was published. Columns: all items, calls pooled, then every
/// suite's categories by name.
/// </summary>
public sealed record ScoreGrid(IReadOnlyList<ScoreColumn> Columns, IReadOnlyList<RunScores> Runs)
{
    private const string Everything = "all";

    /// <summary>All items of a run, and its call categories together.</summary>
    public static IReadOnlyList<ScoreColumn> Pooled { get; } = [new(Everything, Everything), new(Everything, "calls")];

    /// <summary>The grid of what the ledger holds; cost grows with the scores.</summary>
    public static async Task<ScoreGrid> ReadAsync(Ledger ledger, CancellationToken cancellationToken) =>
        Of(await ledger.LeaderboardAsync(cycleId: null, cancellationToken), await ledger.CyclesAsync(cancellationToken));

    /// <summary>The grid of these rows.</summary>
    public static ScoreGrid Of(IReadOnlyList<LeaderboardRow> rows, IReadOnlyList<Cycle> newestFirst)
    {
        var order = newestFirst.Select((c, i) => (c.Id, Place: i, c.Name)).ToDictionary(c => c.Id, c => (c.Place, c.Name));
        var runs = rows
            .GroupBy(r => new RunKey(r.Score.CycleId, r.Score.Iteration, r.Score.ModelVersion, r.Score.Variant))
            .Select(g => new RunScores(
                g.Key, order.TryGetValue(g.Key.CycleId, out var c) ? c.Name : g.Key.CycleId, Name(g.Key), g.ToDictionary(r => Column(r.Score), r => CellScore.Of(r.Score))))
            .OrderBy(r => order.TryGetValue(r.Key.CycleId, out var c) ? c.Place : int.MaxValue)
            .ThenBy(r => r.Key.CycleId, StringComparer.Ordinal)
            .ThenBy(r => r.Key.Iteration)
            .ThenBy(r => r.Key.ModelVersion.Length) // a base before what was trained on it
            .ThenBy(r => r.Key.Variant, StringComparer.Ordinal)
            .ToList();
        var columns = rows.Select(r => Column(r.Score)).Distinct().ToList();
        return new ScoreGrid(
            [.. Pooled.Where(columns.Contains), .. columns.Except(Pooled).OrderBy(c => c.Suite, StringComparer.Ordinal).ThenBy(c => c.Category, StringComparer.Ordinal)], runs);
    }

    /// <summary>With what others published, behind all else.</summary>
    public ScoreGrid With(IReadOnlyList<RunScores> published) => new([.. Columns, .. published.SelectMany(p => p.Scores.Keys).Distinct()], [.. Runs, .. published]);

    /// <summary>Only the runs whose cycle's or model's name holds the text, letter case aside.</summary>
    public ScoreGrid Named(string? text) => string.IsNullOrWhiteSpace(text)
        ? this
        : (this with { Runs = [.. Runs.Where(r => $"{r.Cycle} {r.Key.CycleId} {r.Model}".Contains(text.Trim(), StringComparison.OrdinalIgnoreCase))] }).Measured();

    /// <summary>Only the columns that some run has.</summary>
    private ScoreGrid Measured() => this with { Columns = [.. Columns.Where(c => Runs.Any(r => r.Scores.ContainsKey(c)))] };

    /// <summary>The same runs, best first by a column; those that it was not measured for last.</summary>
    public ScoreGrid RankedBy(ScoreColumn column) => this with { Runs = [.. Runs.OrderByDescending(r => r.Scores.GetValueOrDefault(column)?.Accuracy ?? -1)] };

    /// <summary>Only the columns in which the shown runs are not all alike.</summary>
    public ScoreGrid OnlyDifferences() => this with { Columns = [.. Columns.Where(c => Runs.Select(r => r.Scores.GetValueOrDefault(c)?.Accuracy).Distinct().Count() > 1)] };

    /// <summary>A run in words, for where it stands alone.</summary>
    public static string Describe(RunKey key) => $"{key.CycleId}, {Name(key)}";

    private static ScoreColumn Column(ScoreRow score) => Pooled.FirstOrDefault(p => p.Category == score.Category) ?? new ScoreColumn(score.Suite, score.Category);

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
