using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Reports;

/// <summary>What the dialogs of a file are made of: the tools offered in them, once each by signature, and the dialogs themselves.</summary>
public sealed record FileReports(ApiFigures Apis, DialogFigures Dialogs)
{
    /// <summary>Counts.</summary>
    public static FileReports Of(IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken) => new(
        ApiFigures.Of([.. dialogs.SelectMany(d => d.Tools).DistinctBy<ApiDefinition, string>(t => t.Signature(), StringComparer.Ordinal)], cancellationToken),
        DialogFigures.Of(dialogs));
}
