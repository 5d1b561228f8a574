namespace ToolAce.Verification;

/// <summary>What to check and how strictly.</summary>
public sealed record VerificationOptions(VerificationLayers Layers = VerificationLayers.Both)
{
    /// <summary>The rules' limits.</summary>
    public VerificationLimits Limits { get; init; } = new();

    /// <summary>How many dialogs are shown to an expert at once and lie between two progress reports; at least 1.</summary>
    public int BatchSize { get; init; } = 64;
}
