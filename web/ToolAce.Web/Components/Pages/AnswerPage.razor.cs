using Microsoft.AspNetCore.Components;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>One answer with all that is kept of it.</summary>
public sealed partial class AnswerPage
{
    private RunKey? _key;
    private PredictionLine? _line;
    private string? _problem;

    /// <summary>The run (<see cref="RunKey"/>).</summary>
    [SupplyParameterFromQuery]
    public string? Run { get; set; }

    /// <summary>The item's suite.</summary>
    [SupplyParameterFromQuery]
    public string? Suite { get; set; }

    /// <summary>The item's id.</summary>
    [SupplyParameterFromQuery]
    public string? Item { get; set; }

    [Inject]
    private RunPredictions Predictions { get; set; } = null!;

    /// <summary>The page's address.</summary>
    internal static string Address(RunKey run, string suite, string item) =>
        $"leaderboard/answer?run={Uri.EscapeDataString(run.ToString())}&suite={Uri.EscapeDataString(suite)}&item={Uri.EscapeDataString(item)}";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        (_line, _problem) = (null, null);
        _key = RunKey.Parse(Run);
        _line = _key is null ? null : await Predictions.FindAsync(_key, Suite ?? "", Item ?? "", CancellationToken.None);
        _problem = _line is null ? LeaderboardTexts.NoSuchAnswers : null;
    }
}
