using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Browsing;

/// <summary>
/// Looks through one iteration's dialogs where they lie. A search reads the columns it filters by, not the dialogs: its cost grows with the rows, with a text also with the
/// turns.
/// </summary>
public sealed class DialogBrowser(HomeLayout home)
{
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>Iterations of a cycle whose dialogs are written, own dialogs included.</summary>
    public IReadOnlyList<int> Iterations(string cycleId) => [.. artifacts.Iterations(cycleId).Where(i => Query(cycleId, i) is not null)];

    /// <summary>Domains of an iteration's dialogs, by name.</summary>
    public IReadOnlyList<string> Domains(string cycleId, int iteration, CancellationToken cancellationToken) => Query(cycleId, iteration) is { Dialogs: var dialogs }
        ? [.. ArtifactSql.Rows(dialogs, $"SELECT DISTINCT domain FROM {ArtifactSql.Table(dialogs)} ORDER BY 1", cancellationToken).Select(r => (string)r[0]!)]
        : [];

    /// <summary>How many dialogs pass the filter, and some of them in the order of their ids.</summary>
    public (long Total, IReadOnlyList<DialogLine> Lines) Search(string cycleId, int iteration, DialogFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        if (Query(cycleId, iteration) is not { } query)
        {
            return (0, []);
        }

        using var database = ArtifactSql.Open(query.Read);
        var total = (long)database.QueryRow($"SELECT count(*) FROM {query.From(filter)}", cancellationToken)[0]!;
        var page = database.Query(
            $"SELECT id, kind, domain, turns[1].text, callCount::BIGINT, complexity.value, outcome, \"check\", reason FROM {query.From(filter)} ORDER BY id LIMIT {take} OFFSET {skip}",
            cancellationToken);
        return (total, [.. page.Select(r => new DialogLine(
            (string)r[0]!, (string)r[1]!, (string)r[2]!, (string?)r[3] ?? "", (long)r[4]!, (double?)r[5], (string?)r[6], (string?)r[7], (string?)r[8]))]);
    }

    /// <summary>One dialog whole; null where there is none of that id.</summary>
    public DialogView? Read(string cycleId, int iteration, string dialogId, CancellationToken cancellationToken)
    {
        if (Query(cycleId, iteration) is not { } query || ArtifactSql.Find<Dialog>(query.Dialogs, "id", dialogId, "true", cancellationToken) is not { } dialog)
        {
            return null;
        }

        var verdict = query.Verdicts is { } verdicts ? ArtifactSql.Find<VerdictRow>(verdicts, "dialogId", dialogId, "true", cancellationToken) : null;
        return new DialogView(dialog, verdict?.Outcome, verdict?.Reason, verdict?.Verdicts ?? [], [.. Measured(cycleId, iteration, dialogId, cancellationToken)]);
    }

    /// <summary>What the model of every iteration from the dialog's own on says of it after its training.</summary>
    private IEnumerable<MeasuredAgain> Measured(string cycleId, int iteration, string dialogId, CancellationToken cancellationToken)
    {
        foreach (var later in artifacts.Iterations(cycleId).Where(i => i >= iteration))
        {
            if (artifacts.Find(cycleId, later, StageNames.Rescore, ArtifactNames.Complexity) is { } complexity
                && ArtifactSql.Find<ComplexityRow>(complexity, "dialogId", dialogId, $"iteration = {iteration}", cancellationToken) is { After: { } after, Correct: var correct })
            {
                yield return new MeasuredAgain(later, after, correct);
            }
        }
    }

    private DialogQuery? Query(string cycleId, int iteration) => DialogQuery.Of(artifacts, cycleId, iteration);
}
