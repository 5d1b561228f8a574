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
    private List<RunScores> _runs = [];

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
        all = Published ? all.With(PublishedResults.Read(Options.ProgramRoot)) : all;
        var key = RunKey.Parse(Baseline);
        _baseline = all.Runs.FirstOrDefault(r => r.Key == key);
        var shown = all.Named(Named);
        _grid = Differences ? shown.OnlyDifferences() : shown;
        _runs = [.. _grid.Runs];
    }

    private void Go(string? named = null, string? baseline = null, bool? differences = null, bool? published = null) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["named"] = Chosen(named ?? Named),
        ["baseline"] = Chosen(baseline ?? Baseline),
        ["differences"] = differences ?? Differences ? true : null,
        ["published"] = published ?? Published ? true : null,
    }));

    private string Download(string kind) => $"leaderboard.{kind}{new Uri(Navigation.Uri).Query}";

    private static string? Chosen(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
