using Microsoft.AspNetCore.Components;
using ToolAce.Eval.Comparisons;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Web.Components.Shared;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>Two runs over the items of both: the paired comparison, what outcomes became of what, and every item that differs.</summary>
public sealed partial class ItemDifferences
{
    private const int Seed = 0; // of the bootstrap: the same page says the same twice
    private (string? First, string? Second) _read;
    private RunComparison? _comparison;
    private (string First, string Second) _names;
    private (RunKey First, RunKey Second) _keys;
    private IReadOnlyList<(Prediction First, Prediction Second)> _all = [];
    private List<OutcomeKey> _from = [];
    private List<OutcomeKey> _to = [];
    private Dictionary<(OutcomeKey From, OutcomeKey To), int> _counts = [];
    private OutcomeKey? _chosenFrom;
    private OutcomeKey? _chosenTo;
    private List<(Prediction First, Prediction Second)> _pairs = [];
    private string? _problem;

    /// <summary>The baseline (<see cref="RunKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? First { get; set; }

    /// <summary>The other run.</summary>
    [SupplyParameterFromQuery]
    public string? Second { get; set; }

    /// <summary>Suite and category, parted by a slash.</summary>
    [SupplyParameterFromQuery]
    public string? Category { get; set; }

    /// <summary>What the first run made of the items (<see cref="OutcomeKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>What the second run made of them.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [Inject]
    private RunPredictions Predictions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_read != (First, Second))
        {
            (_problem, _comparison, _read) = (null, null, (First, Second));
            await CompareAsync();
        }

        if (_comparison is not null)
        {
            Choose();
        }
    }

    private static string P(double value) => value < 0.0001 ? Shares.PValue(value) : $"= {Shares.PValue(value)}";

    private async Task CompareAsync()
    {
        if (RunKey.Parse(First) is not { } first || RunKey.Parse(Second) is not { } second)
        {
            _problem = LeaderboardTexts.NotTwoRuns;
            return;
        }

        if (await Predictions.ReadAsync(first, CancellationToken.None) is not { } before || await Predictions.ReadAsync(second, CancellationToken.None) is not { } after)
        {
            _problem = LeaderboardTexts.UnknownRun;
            return;
        }

        _keys = (first, second);
        _names = (ScoreGrid.Describe(first), ScoreGrid.Describe(second));
        try
        {
            var report = await Task.Run(() => ComparisonReport.Of([new NamedRun(_names.First, before), new NamedRun(_names.Second, after)], BfclVersion.V4, Seed));
            _all = PairedRuns.Of(before, after).Pairs;
            _comparison = report.Comparisons[0];
        }
        catch (ArgumentException different)
        {
            _problem = different.Message;
        }
    }

    private void Choose()
    {
        var inCategory = _all.Where(p => string.IsNullOrEmpty(Category) || Category == $"{p.First.Suite}/{p.First.Category}").ToList();
        _counts = inCategory.CountBy(p => (OutcomeKey.Of(p.First), OutcomeKey.Of(p.Second))).ToDictionary();
        _from = Sorted(_counts.Keys.Select(k => k.From));
        _to = Sorted(_counts.Keys.Select(k => k.To));
        (_chosenFrom, _chosenTo) = (OutcomeKey.Parse(From), OutcomeKey.Parse(To));
        _pairs = _chosenFrom is null && _chosenTo is null
            ? [.. inCategory.Where(p => Differ(p.First, p.Second)).OrderByDescending(p => p.First.Correct != p.Second.Correct).ThenByDescending(p => p.Second.Correct)]
            : inCategory.FindAll(p => (_chosenFrom is null || OutcomeKey.Of(p.First) == _chosenFrom) && (_chosenTo is null || OutcomeKey.Of(p.Second) == _chosenTo));
    }

    private static bool Differ(Prediction first, Prediction second) => OutcomeKey.Of(first) != OutcomeKey.Of(second) || first.ErrorType != second.ErrorType;

    private static List<OutcomeKey> Sorted(IEnumerable<OutcomeKey> outcomes) => [.. outcomes.Distinct().OrderByDescending(o => o.Correct).ThenBy(o => o.Outcome)];

    private string With(string? category, string? from = null, string? to = null) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["category"] = string.IsNullOrEmpty(category) ? null : category,
        ["from"] = from,
        ["to"] = to,
    });

    private void Filter(string name, string? value) =>
        Navigation.Ask(name.ToLowerInvariant(), string.IsNullOrEmpty(value) ? null : value);
}
