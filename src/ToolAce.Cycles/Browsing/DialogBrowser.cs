using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Cycles.Stages.Verifying;
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
    public IReadOnlyList<int> Iterations(string cycleId) => [.. artifacts.Iterations(cycleId).Where(i => Written(cycleId, i) is not null)];

    /// <summary>Domains of an iteration's dialogs, by name.</summary>
    public IReadOnlyList<string> Domains(string cycleId, int iteration, CancellationToken cancellationToken) => Written(cycleId, iteration)?.Index(cancellationToken).Domains ?? [];

    /// <summary>How many dialogs pass the filter, and some of them in the order of their ids.</summary>
    public (long Total, IReadOnlyList<DialogLine> Lines) Search(string cycleId, int iteration, DialogFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        if (Written(cycleId, iteration) is not { } written)
        {
            return (0, []);
        }

        var passed = written.Search(filter, cancellationToken);
        List<DialogPlace> page = [.. passed.Skip(skip).Take(take)];
        var read = ArtifactSql.RowsAt(written.Dialogs, "id, kind, domain, turns[1].text, callCount::BIGINT, complexity.value", page.Select(p => p.Dialog), cancellationToken);
        var said = written.Verdicts is { } verdicts ? ArtifactSql.RowsAt(verdicts, "outcome, \"check\", reason", page.Select(p => p.Verdict).OfType<int>(), cancellationToken) : null;
        return (passed.Count, [.. page.Select(p => Line(read[p.Dialog], p.Verdict is { } row ? said?[row] : null))]);
    }

    /// <summary>One dialog whole; null where there is none of that id.</summary>
    public DialogView? Read(string cycleId, int iteration, string dialogId, CancellationToken cancellationToken)
    {
        if (Written(cycleId, iteration) is not { } written || ArtifactSql.Find<Dialog>(written.Dialogs, "id", dialogId, "true", cancellationToken) is not { } dialog)
        {
            return null;
        }

        var verdict = written.Verdicts is { } verdicts ? ArtifactSql.Find<VerdictRow>(verdicts, "dialogId", dialogId, "true", cancellationToken) : null;
        return new DialogView(dialog, verdict?.Outcome, verdict?.Reason, verdict?.Verdicts ?? [], [.. Measured(cycleId, iteration, dialogId, cancellationToken)], Selection(cycleId, iteration, dialogId, cancellationToken));
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

    private string? Selection(string cycleId, int iteration, string dialogId, CancellationToken cancellationToken)
    {
        if (artifacts.Find(cycleId, iteration, StageNames.Select, ArtifactNames.TrainingSet) is not { } chosen)
        {
            return null;
        }

        if (artifacts.Find(cycleId, iteration, StageNames.Select, ArtifactNames.Held) is { } held && ArtifactSql.Find<HeldRow>(held, "id", dialogId, "true", cancellationToken) is { } refusal)
        {
            return $"{refusal.Reason}: {refusal.Detail}";
        }

        return ArtifactSql.Rows(chosen, $"SELECT count(*) FROM {ArtifactSql.Table(chosen)} WHERE id = {DuckDbDatabase.Quote(dialogId)}", cancellationToken)[0][0] is > 0L ? "" : null;
    }

    private static DialogLine Line(IReadOnlyList<object?> d, IReadOnlyList<object?>? said) => new(
        (string)d[0]!, (string)d[1]!, (string)d[2]!, (string?)d[3] ?? "", (long)d[4]!, (double?)d[5], (string?)said?[0], (string?)said?[1], (string?)said?[2]);

    private WrittenDialogs? Written(string cycleId, int iteration) => WrittenDialogs.Of(artifacts, cycleId, iteration);
}
