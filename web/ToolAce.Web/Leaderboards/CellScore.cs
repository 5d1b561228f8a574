using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Web.Leaderboards;

/// <summary>A share of items right, 0–1, with its 95 % interval; published figures come without items and interval.</summary>
public sealed record CellScore(double Accuracy, double? Low = null, double? High = null, int? Correct = null, int? N = null)
{
    /// <summary>As the ledger has it.</summary>
    public static CellScore Of(ScoreRow row) => new(row.Accuracy, row.Low, row.High, row.Correct, row.N);

    /// <summary>Whether the two intervals do not touch; false where one is not known.</summary>
    public bool IsApartFrom(CellScore other) => Low > other.High || High < other.Low;
}
