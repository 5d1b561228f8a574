using System.Globalization;
using Microsoft.AspNetCore.Components;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>How one run's figure is made: the whole formula, or general ability against the base; and how the run itself was made.</summary>
public sealed partial class ScorePage
{
    /// <summary>Names general ability where a formula is named.</summary>
    internal const string General = "general";

    private RunScores? _run;
    private List<string> _formulas = [];
    private string? _formula;
    private BfclScores? _board;
    private Forgetting? _forgetting;
    private string _baseName = "";
    private IReadOnlyList<(string Name, string Value)> _facts = [];
    private string? _problem;

    /// <summary>The run (<see cref="RunKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? Run { get; set; }

    /// <summary>The formula, <c>bfcl_v4</c> and the like, or <c>general</c>; the first that the run has figures for without it.</summary>
    [SupplyParameterFromQuery]
    public string? Formula { get; set; }

    [Inject]
    private Scoreboard Scores { get; set; } = null!;

    [Inject]
    private RunPredictions Predictions { get; set; } = null!;

    [Inject]
    private ReferenceTables References { get; set; } = null!;

    [Inject]
    private StoredRuns Stored { get; set; } = null!;

    private string? Anatomy => _run is { Source: null } run ? AnatomyPage.Address(run.Key) : null;

    /// <summary>The page's address.</summary>
    internal static string Address(RunKey run, string? formula) =>
        $"leaderboard/score?run={Uri.EscapeDataString(run.ToString())}{(formula is null ? "" : $"&formula={formula}")}";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        (_run, _problem, _board, _forgetting) = (null, null, null, null);
        if (RunKey.Parse(Run) is not { } key || await Scores.FindAsync(key, CancellationToken.None) is not { } found)
        {
            _problem = LeaderboardTexts.NoSuchRun;
            return;
        }

        var boards = Enum.GetValues<BfclVersion>().OrderDescending().ToDictionary(FormulaName.Of, v => Board(found.Run, v)).Where(b => b.Value is not null).ToDictionary();
        _formulas = [.. boards.Keys, .. found.Run.Scores.ContainsKey(ScoreColumn.Forgetting) ? [General] : Array.Empty<string>()];
        _formula = Formula is not null && _formulas.Contains(Formula) ? Formula : _formulas is [var first, ..] ? first : null;
        _board = _formula is null ? null : boards.GetValueOrDefault(_formula);
        if (_formula == General && found.Base is not null
            && await Predictions.ReadAsync(found.Base.Key, CancellationToken.None) is { } before && await Predictions.ReadAsync(key, CancellationToken.None) is { } after)
        {
            _forgetting = await Task.Run(() => Forgetting.Of(before, after));
            _baseName = $"{found.Base.Cycle}, {found.Base.Model}";
        }

        _facts = Facts(found.Run);
        _run = found.Run;
    }

    private static string FormulaTitle(string formula) => FormulaName.Parse(formula) is { } version ? $"BFCL {FormulaName.Shown(version)}" : LeaderboardTexts.Forgetting;

    private BfclScores? Board(RunScores run, BfclVersion version) =>
        PublishedResults.Find(References, run.Key) is { } published ? FormulaScores.Of(published.Table, published.Row, version) : BoardScores.Of(run.Scores, version);

    private List<(string Name, string Value)> Facts(RunScores run)
    {
        if (PublishedResults.Find(References, run.Key) is { Table: var table, Row: var row })
        {
            var told = new[]
            {
                (LeaderboardTexts.Source, table.Source), (LeaderboardTexts.Date, table.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                (LeaderboardTexts.FormulaOfTheDay, table.Version is { } version ? FormulaName.Shown(version) : null), (LeaderboardTexts.Rank, row.Rank?.ToString(CultureInfo.InvariantCulture)),
                (LeaderboardTexts.Organization, row.Organization), (LeaderboardTexts.License, row.License), (LeaderboardTexts.Link, row.Link),
            };
            return [.. told.Where(t => t.Item2 is not null).Select(t => (t.Item1, t.Item2!)), .. row.Other.Select(o => (o.Key, o.Value))];
        }

        return Stored.Find(run.Key) is { } stored
            ? [(LeaderboardTexts.Started, stored.Started?.ToString("u", CultureInfo.InvariantCulture) ?? "–"), .. stored.Notes, .. stored.Settings]
            : [(LeaderboardTexts.Cycle, run.Key.CycleId), (LeaderboardTexts.ModelVersion, run.Key.ModelVersion), (LeaderboardTexts.Variant, run.Key.Variant.Length == 0 ? "–" : run.Key.Variant)];
    }
}
