using Microsoft.AspNetCore.Components;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Leaderboards;

namespace ToolAce.Web.Components.Pages;

/// <summary>Scores of all runs. What is chosen stands in the address, so a view is a link.</summary>
public sealed partial class Leaderboard
{
    private ScoreGrid? _grid;
    private RunScores? _baseline;

    /// <summary>Part of a cycle's or model's name.</summary>
    [SupplyParameterFromQuery]
    public string? Named { get; set; }

    /// <summary>The run that others are measured against (<see cref="RunKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? Baseline { get; set; }

    /// <summary>Whether columns in which all are alike are left out.</summary>
    [SupplyParameterFromQuery]
    public bool Differences { get; set; }

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var all = await ScoreGrid.ReadAsync(Ledger, CancellationToken.None);
        var key = RunKey.Parse(Baseline);
        _baseline = all.Runs.FirstOrDefault(r => r.Key == key);
        var shown = all.Named(Named);
        _grid = Differences ? shown.OnlyDifferences() : shown;
    }

    private void Go(string? named = null, string? baseline = null, bool? differences = null) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["named"] = Chosen(named ?? Named),
        ["baseline"] = Chosen(baseline ?? Baseline),
        ["differences"] = differences ?? Differences ? true : null,
    }));

    private string Download(string kind) => Chosen(Named) is { } named ? $"leaderboard.{kind}?named={Uri.EscapeDataString(named)}" : $"leaderboard.{kind}";

    private static string? Chosen(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
