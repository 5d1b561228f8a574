namespace ToolAce.Synthesis.Tools;

/// <summary>How free documents become a tree.</summary>
public sealed record FreeSpeciationOptions
{
    /// <summary>Documents analysed at once, ≥ 1.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>Similarity (0–1) from which siblings are merged.</summary>
    public double MergeThreshold { get; init; } = 0.8;

    /// <summary>Names of domains that no tree may hold.</summary>
    public IReadOnlySet<string> HeldOutDomains { get; init; } = new HashSet<string>();

    /// <summary>Names of functionalities that no tree may hold.</summary>
    public IReadOnlySet<string> HeldOutFunctionalities { get; init; } = new HashSet<string>();
}
