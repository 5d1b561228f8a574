using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Stages.Publishing;

/// <summary>One form handed out: where it lies (an artifact beside this one), its hash, and the largest difference of a logit after loading it back.</summary>
public sealed record ExportRow(ExportFormat Format, string Folder, string Sha256, double MaxLogitDifference, double? StoredMaxLogitDifference)
{
    /// <summary>What whoever uses it must know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
