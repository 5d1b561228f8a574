using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Web.Leaderboards;

/// <summary>A share of items right, 0–1 (or a difference of such), with its 95 % interval; published figures come without items and interval.</summary>
public sealed record CellScore(double Accuracy, double? Low = null, double? High = null, int? Correct = null, int? N = null)
{
    /// <summary>What an aggregate lacks; its value stands for the rest alone.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether it lacks something.</summary>
    public bool Partial => Missing.Count > 0;

    /// <summary>As the ledger has it.</summary>
    public static CellScore Of(ScoreRow row) => new(row.Accuracy, row.Low, row.High, row.Correct, row.N);

    /// <summary>So many right answers by so many items.</summary>
    public static CellScore Of(int correct, int n)
    {
        var score = Score.Of(correct, n);
        return new(score.Accuracy, score.Ci95[0], score.Ci95[1], correct, n);
    }

    /// <summary>An aggregate; null without a value.</summary>
    public static CellScore? Of(ScoreNode node) =>
        node.Value is { } value ? new(value, node.Ci95?[0], node.Ci95?[1], N: node.N) { Missing = node.Missing } : null;
}
