using System.Collections.Concurrent;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Browsing;

/// <summary>
/// What filters compare, of every dialog of one iteration, in the order of ids: 16 bytes a dialog. To join dialogs and verdicts anew for every change of a filter would take
/// most of a second where there are hundreds of parts. Artifacts never change, so an index holds as long as their hashes do; the last few are kept.
/// </summary>
internal sealed class DialogIndex
{
    private const int MostKept = 4;
    private const int None = -1;
    private static readonly ConcurrentDictionary<string, DialogIndex> Kept = new(StringComparer.Ordinal);
    private readonly Entry[] entries;
    private TextHits? lastText;

    private DialogIndex(Entry[] entries, IReadOnlyList<string> domains) => (this.entries, Domains) = (entries, domains);

    /// <summary>Domains of the dialogs, by name.</summary>
    public IReadOnlyList<string> Domains { get; }

    /// <summary>The index of these dialogs and their verdicts, if there are any; made where it is not kept.</summary>
    public static DialogIndex Of(Artifact dialogs, Artifact? verdicts, CancellationToken cancellationToken)
    {
        var key = $"{dialogs.Hash} {verdicts?.Hash}";
        if (!Kept.TryGetValue(key, out var index))
        {
            cancellationToken.ThrowIfCancellationRequested();
            index = Make(dialogs, verdicts, CancellationToken.None); // made to its end, since the next look wants it as well
            if (Kept.Count >= MostKept)
            {
                Kept.Clear();
            }

            Kept[key] = index;
        }

        return index;
    }

    /// <summary>Places of the dialogs that pass the filter, in the order of their ids.</summary>
    public IReadOnlyList<DialogPlace> Search(Artifact dialogs, DialogFilter filter, CancellationToken cancellationToken)
    {
        var kind = filter.Kind is { } k ? (int)k : None;
        var outcome = filter.Outcome is { } o ? (int)o : None;
        var domain = filter.Domain is { Length: > 0 } name ? Domains.Index().Where(d => d.Item == name).Select(d => d.Index).FirstOrDefault(int.MaxValue) : None;
        var hits = filter.Text is { Length: > 0 } text ? Hits(dialogs, text, cancellationToken) : null;
        return
        [
            .. entries
                .Where(e => (kind == None || e.Kind == kind) && (outcome == None || e.Outcome == outcome) && (domain == None || e.Domain == domain) && hits?[e.Dialog] != false)
                .Select(e => new DialogPlace(e.Dialog, e.Verdict == None ? null : e.Verdict)),
        ];
    }

    // A list that is scrolled asks for the same text again and again.
    private bool[] Hits(Artifact dialogs, string text, CancellationToken cancellationToken)
    {
        var last = lastText;
        if (last?.Text != text)
        {
            lastText = last = new TextHits(text, DialogWords.Of(dialogs, cancellationToken)?.Find(text) ?? DialogTexts.Find(dialogs, text, cancellationToken));
        }

        return last.Rows;
    }

    private static DialogIndex Make(Artifact dialogs, Artifact? verdicts, CancellationToken cancellationToken)
    {
        if (!ArtifactSql.Parts(dialogs).Any())
        {
            return new DialogIndex([], []);
        }

        var said = verdicts is null || !ArtifactSql.Parts(verdicts).Any()
            ? "(SELECT NULL::VARCHAR AS dialogId, NULL::VARCHAR AS outcome, NULL::BIGINT AS n LIMIT 0)"
            : $"(SELECT dialogId, outcome, {ArtifactSql.RowNumber} AS n FROM {ArtifactSql.Table(verdicts)})";
        using var database = ArtifactSql.Open(verdicts is null ? [dialogs] : [dialogs, verdicts]);
        var rows = database.Query(
            $"SELECT d.n, v.n, kind, outcome, domain FROM (SELECT id, kind, domain, {ArtifactSql.RowNumber} AS n FROM {ArtifactSql.Table(dialogs)}) d LEFT JOIN {said} v ON v.dialogId = d.id ORDER BY d.id",
            cancellationToken);
        var (kinds, outcomes) = (Numbers<DialogKind>(), Numbers<VerdictOutcome>());
        var read = rows.Select(r => (Dialog: (long)r[0]!, Verdict: (long?)r[1], Kind: kinds[(string)r[2]!], Outcome: r[3] is string o ? outcomes[o] : (short)None, Domain: (string)r[4]!)).ToList();
        List<string> domains = [.. read.Select(r => r.Domain).Distinct().Order(StringComparer.Ordinal)];
        var places = domains.Index().ToDictionary(d => d.Item, d => d.Index);
        return new DialogIndex([.. read.Select(r => new Entry((int)r.Dialog, (int)(r.Verdict ?? None), places[r.Domain], (sbyte)r.Kind, (sbyte)r.Outcome))], domains);
    }

    private static Dictionary<string, short> Numbers<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(CoreJson.Word, v => Convert.ToInt16(v));

    private readonly record struct Entry(int Dialog, int Verdict, int Domain, sbyte Kind, sbyte Outcome);

    private sealed record TextHits(string Text, bool[] Rows);
}
