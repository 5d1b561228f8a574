using Microsoft.AspNetCore.Components;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>The leaderboard in two pictures: runs by what is pooled, and the best runs category by category; with their intervals.</summary>
public sealed partial class ScoreCharts
{
    private const int MostRuns = 12;
    private const int MostCompared = 4;
    private ScoreGrid? _drawn;
    private RunScores? _against;
    private IReadOnlyList<string> _labels = [];
    private IReadOnlyList<ChartSeries> _runs = [];
    private IReadOnlyList<ChartSeries> _categories = [];
    private ChartStyle _runStyle = new();
    private ChartStyle _categoryStyle = new();

    /// <summary>What the table shows.</summary>
    [Parameter, EditorRequired]
    public required ScoreGrid Grid { get; set; }

    /// <summary>The run that others are measured against.</summary>
    [Parameter, EditorRequired]
    public required RunScores? Baseline { get; set; }

    private string RunsInWords => $"{LeaderboardTexts.ByRun.With(_labels.Count)}: {string.Join("; ", _runs.SelectMany(s => s.Points.Select(p => $"{_labels[(int)p[0]]}, {s.Name} {p[1]:F1}")))}";

    private string CategoriesInWords => $"{LeaderboardTexts.ByCategory}: {string.Join(", ", _categories.Select(s => s.Name))}";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Grid) && ReferenceEquals(_against, Baseline))
        {
            return;
        }

        (_drawn, _against) = (Grid, Baseline);
        var measured = Grid.Runs.Where(r => r.Source is null).ToList();
        var shown = measured.Take(MostRuns).ToList();
        _labels = [.. shown.Select(Name)];
        _runStyle = new ChartStyle(Bars: true, Labels: _labels, Most: 100);
        _runs = [.. ScoreColumn.Pooled.Select(c => new ChartSeries(c.Category, [.. Points(shown.Select(r => r.Scores.GetValueOrDefault(c)))])).Where(s => s.Points.Count > 0)];
        var columns = Grid.Columns.Except(ScoreColumn.Pooled).Where(c => !c.Aggregate && measured.Exists(r => r.Scores.ContainsKey(c))).ToList();
        var best = measured.OrderByDescending(r => r.Scores.GetValueOrDefault(ScoreColumn.Pooled[0])?.Accuracy ?? 0);
        var compared = (Baseline is { Source: null } b ? best.Where(r => r.Key != b.Key).Prepend(b) : best).Take(MostCompared);
        _categoryStyle = new ChartStyle(Bars: true, Labels: [.. columns.Select(c => c.Title)], Most: 100);
        _categories = [.. compared.Select(r => new ChartSeries(Name(r), [.. Points(columns.Select(r.Scores.GetValueOrDefault))]))];
    }

    private static string Name(RunScores run) => run.Key.CycleId == StoredRuns.Evaluations ? run.Cycle : $"{run.Cycle}, {run.Model}";

    private static IEnumerable<double[]> Points(IEnumerable<CellScore?> scores) => scores
        .Select((s, x) => s is null ? null : s is { Low: { } low, High: { } high } ? new[] { x, 100 * s.Accuracy, 100 * low, 100 * high } : [x, 100 * s.Accuracy])
        .OfType<double[]>();
}
