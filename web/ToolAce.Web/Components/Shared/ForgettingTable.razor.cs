using Microsoft.AspNetCore.Components;
using ToolAce.Eval.Scores;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>What tuning did to general ability, suite by suite.</summary>
public sealed partial class ForgettingTable
{
    private List<(string Suite, PairedComparison Comparison, Significance Significance)> _suites = [];

    /// <summary>The comparison with the base.</summary>
    [Parameter, EditorRequired]
    public required Forgetting Forgetting { get; set; }

    private string Summary => LeaderboardTexts.ForgettingSummary.With(
        Shares.Points(Forgetting.Difference),
        Shares.Points(Forgetting.Ci95[0]),
        Shares.Points(Forgetting.Ci95[1]),
        Forgetting.Certain ? LeaderboardTexts.Forgotten : Forgetting.Ci95[0] > 0 ? LeaderboardTexts.Gained : LeaderboardTexts.NotSignificant);

    private static string Range(IReadOnlyList<double> interval) => LeaderboardTexts.Range.With(Shares.Points(interval[0]), Shares.Points(interval[1]));

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var suites = Forgetting.BySuite.OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        _suites = [.. suites.Zip(Significance.Of([.. suites.Select(s => s.Value.PValue)]), (s, p) => (s.Key, s.Value, p))];
    }
}
