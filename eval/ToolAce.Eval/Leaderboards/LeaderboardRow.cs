using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Leaderboards;

/// <summary>One model's line: its name (<c>base</c>, <c>base, 3 examples</c>, <c>iteration 1</c>, <c>control</c>), scores, and the comparison with the first line.</summary>
public sealed record LeaderboardRow(string Name, ScoreCard Scores, Score Calls, PairedComparison? AgainstFirst)
{
    /// <summary>The official items' figures; null without such items.</summary>
    public BfclScores? Board { get; init; }

    /// <summary>A line made from predictions; <paramref name="first"/> are the first line's, null for that line itself.</summary>
    public static LeaderboardRow Of(string name, IReadOnlyList<Prediction> predictions, IReadOnlyList<Prediction>? first, int seed) =>
        new(name, ScoreCard.Of(predictions), ScoreCard.Calls(predictions), first is null ? null : PairedComparison.Of(first, predictions, seed)) { Board = BfclScores.Of(predictions) };
}
