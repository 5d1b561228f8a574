using Microsoft.AspNetCore.Components;
using ToolAce.Eval.Leaderboards.References;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Web.Components.Pages;

/// <summary>Scores of all runs. What is chosen stands in the address, so a view is a link.</summary>
public sealed partial class Leaderboard : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300); // two drawings while runs are compared
    private readonly Dictionary<RunKey, RowMarks> _marks = [];
    private CancellationTokenSource _comparison = new();
    private bool _comparing;
    private ScoreGrid? _grid;
    private RunScores? _baseline;
    private IReadOnlyList<RunScores> _all = [];
    private IReadOnlyList<ReferenceTable> _boards = [];
    private ReferenceTable? _board;
    private List<RunScores> _runs = [];
    private ScoreColumn _by = ScoreColumn.Pooled[0];

    /// <summary>Part of a cycle's or model's name.</summary>
    [SupplyParameterFromQuery]
    public string? Named { get; set; }

    /// <summary>The run that others are measured against (<see cref="RunKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? Baseline { get; set; }

    /// <summary>Whether columns in which all are alike are left out.</summary>
    [SupplyParameterFromQuery]
    public bool Differences { get; set; }

    /// <summary>Whether what papers published stands behind.</summary>
    [SupplyParameterFromQuery]
    public bool Published { get; set; }

    /// <summary>The official board whose rows stand behind.</summary>
    [SupplyParameterFromQuery]
    public string? Board { get; set; }

    /// <summary>The column that ranks: suite and category, parted by a slash; all items without it.</summary>
    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [Inject]
    private Scoreboard Scores { get; set; } = null!;

    [Inject]
    private DifferenceTests Tests { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _comparison.Cancel();
        _comparison.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var all = await Scores.ReadAsync(Published, Board, CancellationToken.None);
        var key = RunKey.Parse(Baseline);
        _baseline = all.Runs.FirstOrDefault(r => r.Key == key);
        _all = all.Runs;
        _boards = Scores.Boards();
        _board = _boards.FirstOrDefault(b => ReferenceTables.Id(b) == Board);
        var shown = all.Named(Named);
        _by = shown.Columns.FirstOrDefault(c => c.Address == By) ?? ScoreColumn.Pooled[0];
        _grid = (Differences ? shown.OnlyDifferences() : shown).RankedBy(_by);
        _runs = [.. _grid.Runs];
        await _comparison.CancelAsync();
        _comparison.Dispose();
        _comparison = new CancellationTokenSource();
        _marks.Clear();
        if (_baseline is { Source: null } baseline)
        {
            _ = CompareAsync(baseline, _grid, _comparison.Token);
        }
    }

    /// <summary>Marks what is more than chance, run by run, while the page stands already.</summary>
    private async Task CompareAsync(RunScores baseline, ScoreGrid grid, CancellationToken cancellationToken)
    {
        try
        {
            _comparing = true;
            var drawn = Clock.GetTimestamp();
            foreach (var run in grid.Runs.Where(r => r.Source is null && r.Key != baseline.Key))
            {
                var pValues = await Tests.OfAsync(baseline.Key, run.Key, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                _marks[run.Key] = new RowMarks(pValues, grid.Columns);
                if (Clock.GetElapsedTime(drawn) > Between)
                {
                    drawn = Clock.GetTimestamp();
                    StateHasChanged();
                }
            }

            _comparing = false;
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // Another choice was made, or the page was left.
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            await DispatchExceptionAsync(broken);
        }
    }

    private DifferenceMark Mark(RunScores run, ScoreColumn column)
    {
        if (column == ScoreColumn.Forgetting)
        {
            return run.Scores.TryGetValue(column, out var forgetting) ? RowMarks.Of(forgetting) : DifferenceMark.None;
        }

        if (_baseline is null || run.Key == _baseline.Key || !_baseline.Scores.ContainsKey(column))
        {
            return DifferenceMark.None;
        }

        return run.Source is not null || _baseline.Source is not null ? DifferenceMark.Untested
            : _marks.TryGetValue(run.Key, out var marks) ? marks.Of(column)
            : DifferenceMark.None;
    }

    /// <summary>The page of a run by itself; null for papers' rows, of which there is no more.</summary>
    private static string? Opens(RunScores run) =>
        run.Key.CycleId == StoredRuns.Evaluations ? ScorePage.Address(run.Key, formula: null)
        : run.Source is null ? $"cycles/{run.Key.CycleId}"
        : ScoreColumn.Boards.Where(b => run.Scores.ContainsKey(b.Value)).Select(b => ScorePage.Address(run.Key, FormulaName.Of(b.Key))).FirstOrDefault();

    /// <summary>The page that says how a figure is made; null for what is made of nothing else.</summary>
    private static string? Opens(RunScores run, ScoreColumn column) => column == ScoreColumn.Forgetting ? ScorePage.Address(run.Key, ScorePage.General)
        : column.Aggregate ? ScorePage.Address(run.Key, FormulaName.Of(ScoreColumn.Boards.First(b => b.Value == column).Key))
        : null;

    private void Go(string? named = null, string? baseline = null, bool? differences = null, bool? published = null, string? board = null)
    {
        (string Key, object? Given, object? Value)[] keys =
        [
            ("named", named, Chosen(named)),
            ("baseline", baseline, Chosen(baseline)),
            ("differences", differences, differences == true ? true : null),
            ("published", published, published == true ? true : null),
            ("board", board, Chosen(board)),
        ];
        Navigation.Ask(keys.Where(k => k.Given is not null).ToDictionary(k => k.Key, k => k.Value));
    }

    private void RankBy(ScoreColumn column) => Navigation.Ask("by", column.Address);

    private string Download(string kind) => $"leaderboard.{kind}{new Uri(Navigation.Uri).Query}";

    private static string? Chosen(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
