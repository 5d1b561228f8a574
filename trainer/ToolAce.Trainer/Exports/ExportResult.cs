namespace ToolAce.Trainer.Exports;

/// <summary>
/// A published checkpoint that was loaded back. <paramref name="MaxLogitDifference"/> is the largest absolute difference of any logit on the probe prompts, computed in
/// f32, between the trained model and the same weights as they were loaded back, before their rounding to the stored type is counted;
/// <paramref name="StoredMaxLogitDifference"/> counts it, and is null where nothing is rounded.
/// </summary>
public sealed record ExportResult(ExportFormat Format, string Path, string Sha256, double MaxLogitDifference, double? StoredMaxLogitDifference)
{
    /// <summary>What whoever uses the export must know; empty as a rule.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A whole prompt as the model's chat format writes it; null where that is not known.</summary>
    public string? PromptExample { get; init; }

    /// <summary>Whether the chat template beside the export replaces the base's own, which writes another prompt.</summary>
    public bool OwnTemplate { get; init; }

    /// <summary>The longest sequence, in tokens; null where that is not known.</summary>
    public int? ContextLength { get; init; }
}
