using System.Collections.Concurrent;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Cycles.Humans;

/// <summary>Joins people's verdicts with the dialogs that they are about. A verdict on a text that is no longer there joins nothing.</summary>
internal static class ReviewedDialogs
{
    // Artifacts never change, and people judge few of their rows.
    private static readonly ConcurrentDictionary<(string Dialogs, string Verdicts, string Id), (string Hash, VerdictRow Row)> Known = new();

    /// <summary>The judged dialogs of one iteration, by id.</summary>
    public static IReadOnlyList<ReviewedDialog> Of(Artifact dialogs, Artifact verdicts, IEnumerable<StoredVerdict> said, CancellationToken cancellationToken)
    {
        var byDialog = said.ToLookup(v => v.DialogId, StringComparer.Ordinal);
        Learn(dialogs, verdicts, [.. byDialog.Select(g => g.Key).Where(id => !Known.ContainsKey(Key(dialogs, verdicts, id)))], cancellationToken);
        return
        [
            .. from judged in byDialog
               orderby judged.Key
               let found = Known.TryGetValue(Key(dialogs, verdicts, judged.Key), out var row) ? row : default
               where found.Row is not null
               let about = judged.Where(v => v.DialogHash == found.Hash).ToList()
               where about.Count > 0
               select new ReviewedDialog(judged.Key, found.Row, about),
        ];
    }

    private static void Learn(Artifact dialogs, Artifact verdicts, List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var wanted = string.Join(", ", ids.Select(DuckDbDatabase.Quote));
        using var database = ArtifactSql.Open([dialogs, verdicts]);
        var places = database.Query(
            $"""
            SELECT d.id, d.n, v.n FROM (SELECT id, {ArtifactSql.RowNumber} AS n FROM {ArtifactSql.Table(dialogs)}) d
            JOIN (SELECT dialogId, {ArtifactSql.RowNumber} AS n FROM {ArtifactSql.Table(verdicts)}) v ON v.dialogId = d.id WHERE d.id IN ({wanted})
            """,
            cancellationToken);
        foreach (var place in places)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var dialog = dialogs.Read<Dialog>(skip: (long)place[1]!, take: 1).Single();
            Known[Key(dialogs, verdicts, dialog.Id)] = (DialogFingerprint.Of(dialog), verdicts.Read<VerdictRow>(skip: (long)place[2]!, take: 1).Single());
        }
    }

    private static (string, string, string) Key(Artifact dialogs, Artifact verdicts, string id) => (dialogs.Hash, verdicts.Hash, id);
}
