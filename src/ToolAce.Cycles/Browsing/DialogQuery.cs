using ToolAce.Core.Json;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Cycles.Browsing;

/// <summary>One iteration's dialogs beside what verification said of them, as SQL.</summary>
internal sealed record DialogQuery(Artifact Dialogs, Artifact? Verdicts)
{
    /// <summary>Null before they are written.</summary>
    public static DialogQuery? Of(CycleArtifacts artifacts, string cycleId, int iteration) =>
        (artifacts.Find(cycleId, iteration, StageNames.Converse, ArtifactNames.Dialogs) ?? artifacts.Find(cycleId, iteration, StageNames.Import, ArtifactNames.Dialogs)) is { } dialogs
            ? new DialogQuery(dialogs, artifacts.Find(cycleId, iteration, StageNames.Verify, ArtifactNames.Verdicts))
            : null;

    /// <summary>What it reads.</summary>
    public IReadOnlyList<Artifact> Read => Verdicts is null ? [Dialogs] : [Dialogs, Verdicts];

    /// <summary>The tables and conditions of a query, from behind FROM on; dialogs are called d.</summary>
    public string From(DialogFilter filter) => Verdicts is null
        ? $"(SELECT *, NULL::VARCHAR AS outcome, NULL::VARCHAR AS \"check\", NULL::VARCHAR AS reason FROM {ArtifactSql.Table(Dialogs)}) d WHERE {Conditions(filter)}"
        : $"{ArtifactSql.Table(Dialogs)} d LEFT JOIN (SELECT dialogId, outcome, \"check\", reason FROM {ArtifactSql.Table(Verdicts)}) v ON v.dialogId = d.id WHERE {Conditions(filter)}";

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
}
