using ToolAce.Eval.Leaderboards.References;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Leaderboards;

/// <summary>All that the leaderboard can show: cycles from the ledger, evaluations from their folders, published figures from theirs.</summary>
internal sealed class Scoreboard(Ledger ledger, StoredRuns stored, ReferenceTables references)
{
    /// <summary>What this home measured; with papers' tables, and with the board of that name, where asked for.</summary>
    public async Task<ScoreGrid> ReadAsync(bool published, string? board, CancellationToken cancellationToken)
    {
        var rows = await ledger.LeaderboardAsync(cycleId: null, cancellationToken);
        var measured = ScoreGrid.Of(rows, await ledger.CyclesAsync(cancellationToken), await Task.Run(stored.Lines, cancellationToken));
        IReadOnlyList<RunScores> others =
        [
            .. references.Board(board) is { } chosen ? PublishedResults.Lines(chosen) : [],
            .. published ? PublishedResults.Papers(references) : [],
        ];
        return others.Count == 0 ? measured : measured.With(others);
    }

    /// <summary>A run by its key, and its base where it was measured; null where nobody knows it.</summary>
    public async Task<(RunScores Run, RunScores? Base)?> FindAsync(RunKey key, CancellationToken cancellationToken)
    {
        if (PublishedResults.Find(references, key) is { Table: var table })
        {
            return (PublishedResults.Lines(table)[key.Iteration - 1], null);
        }

        var runs = (await ReadAsync(published: false, board: null, cancellationToken)).Runs;
        return runs.FirstOrDefault(r => r.Key == key) is { } run ? (run, new RunBases(runs).Of(run)) : null;
    }

    /// <summary>The official boards to choose from.</summary>
    public IReadOnlyList<ReferenceTable> Boards() => references.Boards();
}
