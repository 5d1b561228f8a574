using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Browsing;

/// <summary>
/// Looks through one iteration's dialogs where they lie. What filters compare is kept in memory, so a search costs the rows on its page; with a text also a look into every turn.
/// </summary>
public sealed class DialogBrowser(HomeLayout home)
{
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>Iterations of a cycle whose dialogs are written, own dialogs included.</summary>
    public IReadOnlyList<int> Iterations(string cycleId) =>
        [.. Enumerable.Range(1, int.MaxValue).TakeWhile(i => Directory.Exists(Path.GetDirectoryName(home.StageFolder(cycleId, i, StageNames.Verify)))).Where(i => Dialogs(cycleId, i) is not null)];

    /// <summary>Domains of an iteration's dialogs, by name.</summary>
    public IReadOnlyList<string> Domains(string cycleId, int iteration, CancellationToken cancellationToken) =>
        Dialogs(cycleId, iteration) is { } dialogs ? DialogIndex.Of(dialogs, Verdicts(cycleId, iteration), cancellationToken).Domains : [];

    /// <summary>How many dialogs pass the filter, and some of them in the order of their ids.</summary>
    public (long Total, IReadOnlyList<DialogLine> Lines) Search(string cycleId, int iteration, DialogFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        if (Dialogs(cycleId, iteration) is not { } dialogs)
        {
            return (0, []);
        }

        var verdicts = Verdicts(cycleId, iteration);
        var passed = DialogIndex.Of(dialogs, verdicts, cancellationToken).Search(dialogs, filter, cancellationToken);
        List<DialogPlace> page = [.. passed.Skip(skip).Take(take)];
        var read = Parquet.Rows(dialogs, "id, kind, domain, turns[1].text, callCount::BIGINT, complexity.value", page.Select(p => p.Dialog), cancellationToken);
        var said = verdicts is null ? null : Parquet.Rows(verdicts, "outcome, \"check\", reason", page.Select(p => p.Verdict).OfType<int>(), cancellationToken);
        return (passed.Count, [.. page.Select(p => Line(read[p.Dialog], p.Verdict is { } row ? said?[row] : null))]);
    }

    /// <summary>One dialog whole; null where there is none of that id.</summary>
    public DialogView? Read(string cycleId, int iteration, string dialogId, CancellationToken cancellationToken)
    {
        if (Dialogs(cycleId, iteration) is not { } dialogs || Find<Dialog>(dialogs, "id", dialogId, cancellationToken) is not { } dialog)
        {
            return null;
        }

        var verdict = Verdicts(cycleId, iteration) is { } verdicts ? Find<VerdictRow>(verdicts, "dialogId", dialogId, cancellationToken) : null;
        return new DialogView(dialog, verdict?.Outcome, verdict?.Reason, verdict?.Verdicts ?? []);
    }

    /// <summary>The row is found by its number, then read as any other.</summary>
    private static T? Find<T>(Artifact artifact, string column, string value, CancellationToken cancellationToken)
        where T : class
    {
        using var database = DuckDbDatabase.Open(new DuckDbLimits([artifact.Folder]));
        var place = database
            .Query($"SELECT n FROM (SELECT {column}, row_number() OVER () - 1 AS n FROM {Parquet.Of(artifact)}) WHERE {column} = {DuckDbDatabase.Quote(value)} LIMIT 1", cancellationToken)
            .FirstOrDefault();
        return place is null ? null : artifact.Read<T>(skip: (long)place[0]!, take: 1).Single();
    }

    private static DialogLine Line(IReadOnlyList<object?> d, IReadOnlyList<object?>? said) => new(
        (string)d[0]!, (string)d[1]!, (string)d[2]!, (string?)d[3] ?? "", (long)d[4]!, (double?)d[5], (string?)said?[0], (string?)said?[1], (string?)said?[2]);

    private Artifact? Verdicts(string cycleId, int iteration) => artifacts.Find(cycleId, iteration, StageNames.Verify, ArtifactNames.Verdicts);

    private Artifact? Dialogs(string cycleId, int iteration) =>
        artifacts.Find(cycleId, iteration, StageNames.Converse, ArtifactNames.Dialogs) ?? artifacts.Find(cycleId, iteration, StageNames.Import, ArtifactNames.Dialogs);
}
