using Microsoft.AspNetCore.Components;
using ToolAce.Core.Json;
using ToolAce.Eval.Anatomies;
using ToolAce.Eval.Running;
using ToolAce.Web.Components.Shared;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>What a run got wrong and how: outcomes by category, the checkers' error types, and the answers behind every count.</summary>
public sealed partial class AnatomyPage
{
    private RunKey? _key;
    private string? _read;
    private IReadOnlyList<Prediction> _predictions = [];
    private ErrorAnatomy? _anatomy;
    private List<OutcomeKey> _outcomes = [];
    private List<(ScoreColumn Category, Dictionary<OutcomeKey, int> Counts, int N)> _categories = [];
    private List<(string Class, string Type, int Count)> _errors = [];
    private IReadOnlyList<ChartSeries> _bars = [];
    private ChartStyle _style = new();
    private List<Prediction> _shown = [];
    private string? _problem;

    /// <summary>The run (<see cref="RunKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? Run { get; set; }

    /// <summary>Suite and category, parted by a slash.</summary>
    [SupplyParameterFromQuery]
    public string? Category { get; set; }

    /// <summary>What became of the items (<see cref="OutcomeKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? Outcome { get; set; }

    /// <summary>The checker's name of the error.</summary>
    [SupplyParameterFromQuery]
    public string? Error { get; set; }

    [Inject]
    private RunPredictions Predictions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string InWords => string.Join("; ", _categories.Select(c =>
        $"{c.Category.Title}: {string.Join(", ", _outcomes.Where(c.Counts.ContainsKey).Select(o => $"{o.Words} {Shares.Percent((double)c.Counts[o] / c.N)}"))}"));

    /// <summary>The page's address.</summary>
    internal static string Address(RunKey run) => $"leaderboard/anatomy?run={Uri.EscapeDataString(run.ToString())}";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_read != Run || _anatomy is null)
        {
            (_problem, _anatomy, _read) = (null, null, Run);
            _key = RunKey.Parse(Run);
            if (_key is null || await Predictions.ReadAsync(_key, CancellationToken.None) is not { Count: > 0 } predictions)
            {
                _problem = LeaderboardTexts.NoSuchAnswers;
                return;
            }

            _predictions = predictions;
            Count(ErrorAnatomy.Of(predictions));
        }

        var outcome = OutcomeKey.Parse(Outcome);
        _shown =
        [
            .. _predictions.Where(p => (string.IsNullOrEmpty(Category) || Category == $"{p.Suite}/{p.Category}")
                && (outcome is null || OutcomeKey.Of(p) == outcome)
                && (string.IsNullOrEmpty(Error) || Error == p.ErrorType || (Error == ErrorAnatomy.Unnamed && p is { Correct: false, ErrorType: null }))),
        ];
    }

    private void Count(ErrorAnatomy anatomy)
    {
        _anatomy = anatomy;
        _outcomes = [.. anatomy.Outcomes.Select(o => new OutcomeKey(o.Outcome, o.Correct)).Distinct().OrderByDescending(o => o.Correct).ThenBy(o => o.Outcome)];
        _categories =
        [
            .. anatomy.Outcomes.GroupBy(o => new ScoreColumn(o.Suite, o.Category))
                .Select(g => (g.Key, g.ToDictionary(o => new OutcomeKey(o.Outcome, o.Correct), o => o.Count), g.Sum(o => o.Count))),
        ];
        _errors =
        [
            .. anatomy.Errors.GroupBy(e => (e.Class, e.ErrorType))
                .Select(g => (Class: CoreJson.Word(g.Key.Class).Replace('_', ' '), g.Key.ErrorType, Count: g.Sum(e => e.Count)))
                .OrderByDescending(e => e.Count).ThenBy(e => e.ErrorType, StringComparer.Ordinal),
        ];
        _style = new ChartStyle(Bars: true, Labels: [.. _categories.Select(c => c.Category.Title)], Most: 100, Stacked: true);
        _bars =
        [
            .. _outcomes.Select(o => new ChartSeries(
                o.Words,
                [.. _categories.Select((c, x) => (x, Share: c.Counts.GetValueOrDefault(o) / (double)c.N)).Where(c => c.Share > 0).Select(c => new[] { c.x, 100 * c.Share })])),
        ];
    }

    private string With(string? category = null, string? outcome = null, string? error = null) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["category"] = category,
        ["outcome"] = outcome,
        ["error"] = error,
    });

    private void Filter(string name, string? value) =>
        Navigation.Ask(name.ToLowerInvariant(), string.IsNullOrEmpty(value) ? null : value);
}
