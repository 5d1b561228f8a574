namespace ToolAce.Trainer.Exports;

/// <summary>
/// A published checkpoint that was loaded back. <paramref name="MaxLogitDifference"/> is the largest absolute difference of any logit on the probe prompts between the
/// trained model and the loaded one, both computed in f32; for a merged folder stored in a narrower type, <paramref name="StoredMaxLogitDifference"/> is that of
/// the stored weights.
/// </summary>
public sealed record ExportResult(ExportFormat Format, string Path, string Sha256, double MaxLogitDifference, double? StoredMaxLogitDifference);
