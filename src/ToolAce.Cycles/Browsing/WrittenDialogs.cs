using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Browsing;

/// <summary>One iteration's dialogs, own ones included, and what verification said of them; null before that.</summary>
internal sealed record WrittenDialogs(Artifact Dialogs, Artifact? Verdicts)
{
    /// <summary>Null before they are written.</summary>
    public static WrittenDialogs? Of(CycleArtifacts artifacts, string cycleId, int iteration) =>
        (artifacts.Find(cycleId, iteration, StageNames.Converse, ArtifactNames.Dialogs) ?? artifacts.Find(cycleId, iteration, StageNames.Import, ArtifactNames.Dialogs)) is { } dialogs
            ? new WrittenDialogs(dialogs, artifacts.Find(cycleId, iteration, StageNames.Verify, ArtifactNames.Verdicts))
            : null;

    /// <summary>What filters compare.</summary>
    public DialogIndex Index(CancellationToken cancellationToken) => DialogIndex.Of(Dialogs, Verdicts, cancellationToken);

    /// <summary>Places of the dialogs that pass the filter, in the order of their ids.</summary>
    public IReadOnlyList<DialogPlace> Search(DialogFilter filter, CancellationToken cancellationToken) => Index(cancellationToken).Search(Dialogs, filter, cancellationToken);
}
