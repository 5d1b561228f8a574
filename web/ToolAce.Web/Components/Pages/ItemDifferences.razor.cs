using Microsoft.AspNetCore.Components;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>Two runs over the same items: the paired comparison, and every item that only one of them has right.</summary>
public sealed partial class ItemDifferences
{
    private const int Seed = 0; // of the bootstrap: the same page says the same twice
    private PairedComparison? _comparison;
    private (string First, string Second) _names;
    private List<(Prediction First, Prediction Second)> _pairs = [];
    private string? _problem;

    /// <summary>The baseline (<see cref="RunKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? First { get; set; }

    /// <summary>The other run.</summary>
    [SupplyParameterFromQuery]
    public string? Second { get; set; }

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        (_problem, _comparison) = (null, null);
        if (RunKey.Parse(First) is not { } first || RunKey.Parse(Second) is not { } second)
        {
            _problem = LeaderboardTexts.NotTwoRuns;
            return;
        }

        var predictions = new RunPredictions(Home, Ledger);
        if (await predictions.ReadAsync(first, CancellationToken.None) is not { } before || await predictions.ReadAsync(second, CancellationToken.None) is not { } after)
        {
            _problem = LeaderboardTexts.UnknownRun;
            return;
        }

        try
        {
            _comparison = PairedComparison.Of(before, after, Seed);
        }
        catch (ArgumentException different)
        {
            _problem = different.Message;
            return;
        }

        _names = (ScoreGrid.Describe(first), ScoreGrid.Describe(second));
        var answers = after.ToDictionary(p => (p.Suite, p.ItemId));
        _pairs = [.. before.Select(p => (First: p, Second: answers[(p.Suite, p.ItemId)])).Where(p => p.First.Correct != p.Second.Correct)];
    }
}
