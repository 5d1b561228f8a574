using ToolAce.Eval.Anatomies;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Comparisons;

/// <summary>One run by itself.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Scores">By category.</param>
/// <param name="Calls">The call categories pooled.</param>
/// <param name="Board">The official board's figures; null without official items.</param>
/// <param name="Formats">Accuracy by prompt format; null without such items.</param>
/// <param name="Anatomy">What it got wrong.</param>
public sealed record RunSummary(string Name, ScoreCard Scores, Score Calls, BfclScores? Board, FormatSensitivity? Formats, ErrorAnatomy Anatomy)
{
    /// <summary>Sums a run up.</summary>
    public static RunSummary Of(NamedRun run, BfclVersion version) => new(
        run.Name, ScoreCard.Of(run.Predictions), ScoreCard.Calls(run.Predictions), BfclScores.Of(run.Predictions, version), FormatSensitivity.Of(run.Predictions), ErrorAnatomy.Of(run.Predictions));
}
