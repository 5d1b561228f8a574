using ToolAce.Cycles.Stages.Context;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Models;

/// <summary>One form of a checkpoint: there, being made, failed, or not asked for yet.</summary>
/// <param name="Stage">The stage that wrote it or would.</param>
/// <param name="State">Null before it was asked for.</param>
/// <param name="Artifact">Its files, once it is done.</param>
/// <param name="Sha256">Over its files; null before it is done.</param>
/// <param name="MaxLogitDifference">The largest difference of a logit after loading it back.</param>
/// <param name="Now">How far it is.</param>
/// <param name="Error">Why it failed.</param>
public sealed record CheckpointExportView(
    ExportFormat Format,
    string Stage,
    RunState? State,
    Artifact? Artifact = null,
    string? Sha256 = null,
    double? MaxLogitDifference = null,
    ProgressLine? Now = null,
    string? Error = null)
{
    /// <summary>What whoever uses it must know; empty before it is done, and as a rule.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
