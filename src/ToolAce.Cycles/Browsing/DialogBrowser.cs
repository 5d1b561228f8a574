using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Browsing;

/// <summary>
/// Looks through one iteration's dialogs where they lie. A search reads the columns it filters by, not the dialogs: its cost grows with the rows, with a text also with the
/// turns. Every call opens a database of its own over those two folders alone.
/// </summary>
public sealed class DialogBrowser(HomeLayout home)
{
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>Iterations of a cycle whose dialogs are written, own dialogs included.</summary>
    public IReadOnlyList<int> Iterations(string cycleId) =>
        [.. Enumerable.Range(1, int.MaxValue).TakeWhile(i => Directory.Exists(Path.GetDirectoryName(home.StageFolder(cycleId, i, StageNames.Verify)))).Where(i => Dialogs(cycleId, i) is not null)];

    /// <summary>Domains of an iteration's dialogs, by name.</summary>
    public IReadOnlyList<string> Domains(string cycleId, int iteration, CancellationToken cancellationToken) =>
        Dialogs(cycleId, iteration) is { } dialogs
            ? [.. Rows(dialogs, $"SELECT DISTINCT domain FROM {Parts(dialogs)} ORDER BY 1", cancellationToken).Select(r => (string)r[0]!)]
            : [];

    /// <summary>How many dialogs pass the filter, and some of them in the order of their ids.</summary>
    public (long Total, IReadOnlyList<DialogLine> Lines) Search(string cycleId, int iteration, DialogFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        if (Dialogs(cycleId, iteration) is not { } dialogs)
        {
            return (0, []);
        }

        var verdicts = artifacts.Find(cycleId, iteration, StageNames.Verify, ArtifactNames.Verdicts);
        var from = verdicts is null
            ? $"(SELECT *, NULL::VARCHAR AS outcome, NULL::VARCHAR AS \"check\", NULL::VARCHAR AS reason FROM {Parts(dialogs)}) WHERE {Conditions(filter)}"
            : $"{Parts(dialogs)} d LEFT JOIN (SELECT dialogId, outcome, \"check\", reason FROM {Parts(verdicts)}) v ON v.dialogId = d.id WHERE {Conditions(filter)}";
        using var database = Open(verdicts is null ? [dialogs] : [dialogs, verdicts]);
        var total = (long)database.QueryRow($"SELECT count(*) FROM {from}", cancellationToken)[0]!;
        var page = database.Query(
            $"SELECT id, kind, domain, turns[1].text, callCount::BIGINT, complexity.value, outcome, \"check\", reason FROM {from} ORDER BY id LIMIT {take} OFFSET {skip}",
            cancellationToken);
        return (total, [.. page.Select(r => new DialogLine(
            (string)r[0]!, (string)r[1]!, (string)r[2]!, (string?)r[3] ?? "", (long)r[4]!, (double?)r[5], (string?)r[6], (string?)r[7], (string?)r[8]))]);
    }

    /// <summary>One dialog whole; null where there is none of that id.</summary>
    public DialogView? Read(string cycleId, int iteration, string dialogId, CancellationToken cancellationToken)
    {
        if (Dialogs(cycleId, iteration) is not { } dialogs || Find<Dialog>(dialogs, "id", dialogId, cancellationToken) is not { } dialog)
        {
            return null;
        }

        var verdict = artifacts.Find(cycleId, iteration, StageNames.Verify, ArtifactNames.Verdicts) is { } verdicts ? Find<VerdictRow>(verdicts, "dialogId", dialogId, cancellationToken) : null;
        return new DialogView(dialog, verdict?.Outcome, verdict?.Reason, verdict?.Verdicts ?? []);
    }

    /// <summary>The row is found by its number, then read as any other.</summary>
    private static T? Find<T>(Artifact artifact, string column, string value, CancellationToken cancellationToken)
        where T : class
    {
        var place = Rows(
            artifact,
            $"SELECT n FROM (SELECT {column}, row_number() OVER () - 1 AS n FROM {Parts(artifact)}) WHERE {column} = {DuckDbDatabase.Quote(value)} LIMIT 1",
            cancellationToken);
        return place.Count == 0 ? null : artifact.Read<T>(skip: (long)place[0][0]!, take: 1).Single();
    }

    private static string Conditions(DialogFilter filter)
    {
        var conditions = new List<string> { "true" };
        if (filter.Kind is { } kind)
        {
            conditions.Add($"kind = {DuckDbDatabase.Quote(CoreJson.Word(kind))}");
        }

        if (filter.Domain is { Length: > 0 } domain)
        {
            conditions.Add($"domain = {DuckDbDatabase.Quote(domain)}");
        }

        if (filter.Outcome is { } outcome)
        {
            conditions.Add($"outcome = {DuckDbDatabase.Quote(CoreJson.Word(outcome))}");
        }

        if (filter.Text is { Length: > 0 } text)
        {
            conditions.Add($"len(list_filter(turns, lambda t: contains(lower(t.text), lower({DuckDbDatabase.Quote(text)})))) > 0");
        }

        return string.Join(" AND ", conditions);
    }

    private static List<IReadOnlyList<object?>> Rows(Artifact read, string sql, CancellationToken cancellationToken)
    {
        using var database = Open([read]);
        return [.. database.Query(sql, cancellationToken)];
    }

    private static DuckDbDatabase Open(IReadOnlyList<Artifact> read) => DuckDbDatabase.Open(new DuckDbLimits([.. read.Select(a => a.Folder)]));

    // The manifest's parts, in order: a stray file in the folder is none of the artifact's.
    private static string Parts(Artifact artifact) =>
        $"read_parquet([{string.Join(", ", artifact.Manifest.Files.Where(f => f.Rows is not null).Select(f => DuckDbDatabase.Quote(artifact.PathOf(f.Path))))}])";

    private Artifact? Dialogs(string cycleId, int iteration) =>
        artifacts.Find(cycleId, iteration, StageNames.Converse, ArtifactNames.Dialogs) ?? artifacts.Find(cycleId, iteration, StageNames.Import, ArtifactNames.Dialogs);
}
