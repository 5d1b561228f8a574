namespace ToolAce.Web.Leaderboards;

/// <summary>One line of the leaderboard: a model as one cycle or evaluation measured it, or as somebody published it; its scores by column.</summary>
/// <param name="Source">Where it was published; null for what this home measured.</param>
public sealed record RunScores(RunKey Key, string Cycle, string Model, IReadOnlyDictionary<ScoreColumn, CellScore> Scores, string? Source = null)
{
    /// <summary>The model's version; what was tuned has its base's before a plus.</summary>
    public string? Version { get; init; }

    /// <summary>With what is made of its scores.</summary>
    public RunScores WithBoards()
    {
        var boards = BoardScores.Shown
            .Select(v => (Column: ScoreColumn.Boards[v], Score: BoardScores.Of(Scores, v) is { } scores ? CellScore.Of(scores.Overall) : null))
            .Where(b => b.Score is not null)
            .ToDictionary(b => b.Column, b => b.Score!);
        return boards.Count == 0 ? this : this with { Scores = Scores.Concat(boards).ToDictionary() };
    }

    /// <summary>With what tuning did to general ability, where the base was measured too.</summary>
    public RunScores WithForgetting(RunScores? @base) => @base is not null && GeneralScores.Forgetting(@base.Scores, Scores) is { } forgetting
        ? this with { Scores = Scores.Append(new(ScoreColumn.Forgetting, forgetting)).ToDictionary() }
        : this;
}
