using Microsoft.AspNetCore.Components;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Hosting;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Web.Components.Pages;

/// <summary>Scores of all runs. What is chosen stands in the address, so a view is a link.</summary>
public sealed partial class Leaderboard
{
    private ScoreGrid? _grid;
    private RunScores? _baseline;
    private IReadOnlyList<RunScores> _all = [];
    private List<RunScores> _runs = [];
    private ScoreColumn _by = ScoreGrid.Pooled[0];

    /// <summary>Part of a cycle's or model's name.</summary>
    [SupplyParameterFromQuery]
    public string? Named { get; set; }

    /// <summary>The run that others are measured against (<see cref="RunKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? Baseline { get; set; }

    /// <summary>Whether columns in which all are alike are left out.</summary>
    [SupplyParameterFromQuery]
    public bool Differences { get; set; }

    /// <summary>Whether what others published stands behind.</summary>
    [SupplyParameterFromQuery]
    public bool Published { get; set; }

    /// <summary>The column that ranks: suite and category, parted by a slash; all items without it.</summary>
    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private ControlPlaneOptions Options { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var all = await ScoreGrid.ReadAsync(Ledger, CancellationToken.None);
        all = Published ? all.With(PublishedResults.Read(Options.ProgramRoot, Options.Home)) : all;
        var key = RunKey.Parse(Baseline);
        _baseline = all.Runs.FirstOrDefault(r => r.Key == key);
        _all = all.Runs;
        var shown = all.Named(Named);
        _by = shown.Columns.FirstOrDefault(c => $"{c.Suite}/{c.Category}" == By) ?? ScoreGrid.Pooled[0];
        _grid = (Differences ? shown.OnlyDifferences() : shown).RankedBy(_by);
        _runs = [.. _grid.Runs];
    }

    private void Go(string? named = null, string? baseline = null, bool? differences = null, bool? published = null) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["named"] = Chosen(named ?? Named),
        ["baseline"] = Chosen(baseline ?? Baseline),
        ["differences"] = differences ?? Differences ? true : null,
        ["published"] = published ?? Published ? true : null,
    }));

    private void RankBy(ScoreColumn column) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("by", $"{column.Suite}/{column.Category}"));

    private string Download(string kind) => $"leaderboard.{kind}{new Uri(Navigation.Uri).Query}";

    private static string? Chosen(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
