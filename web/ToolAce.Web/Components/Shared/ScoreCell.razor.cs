using Microsoft.AspNetCore.Components;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>A score with its interval, how far it is from a baseline's, and whether that is more than chance.</summary>
public sealed partial class ScoreCell
{
    private const int Named = 4;

    /// <summary>Null where it was not measured.</summary>
    [Parameter, EditorRequired]
    public required CellScore? Score { get; set; }

    /// <summary>The same column of the baseline; null without one. Figures of which not the same is missing have no difference.</summary>
    [Parameter, EditorRequired]
    public required CellScore? Baseline { get; set; }

    /// <summary>What is known of the difference.</summary>
    [Parameter]
    public DifferenceMark Mark { get; set; }

    /// <summary>Whether the score is a difference itself.</summary>
    [Parameter]
    public bool Gain { get; set; }

    /// <summary>The page that says how it is made; null without one.</summary>
    [Parameter]
    public string? Href { get; set; }

    private string Value => Format(Score!.Accuracy);

    private string Difference => !Gain && Baseline is { } baseline && baseline.Missing.SequenceEqual(Score!.Missing) ? $" ({Shares.Points(Score.Accuracy - baseline.Accuracy)})" : "";

    private string Style => Mark switch
    {
        DifferenceMark.Significant => "fw-bold",
        DifferenceMark.NotSignificant or DifferenceMark.Untested => "text-body-secondary",
        _ => "",
    };

    private string? MarkInWords => Mark switch
    {
        DifferenceMark.Significant => LeaderboardTexts.Significant,
        DifferenceMark.NotSignificant => LeaderboardTexts.NotSignificant,
        DifferenceMark.Untested => LeaderboardTexts.NotTested,
        _ => null,
    };

    private string Without => Score!.Missing.Count > Named
        ? LeaderboardTexts.WithoutMore.With(string.Join(", ", Score.Missing.Take(Named)), Score.Missing.Count - Named)
        : LeaderboardTexts.Without.With(string.Join(", ", Score.Missing));

    private string Format(double share) => Gain ? Shares.Points(share) : Shares.Percent(share);
}
