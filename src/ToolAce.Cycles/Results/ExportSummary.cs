using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Results;

/// <summary>One checkpoint handed out: its form, its folder (absolute), the hash over its files, and the largest difference of a logit after loading it back.</summary>
public sealed record ExportSummary(ExportFormat Format, string Path, string Sha256, double MaxLogitDifference, double? StoredMaxLogitDifference);
