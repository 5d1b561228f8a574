namespace ToolAce.Cycles.Estimates;

/// <summary>What a cycle will roughly take, and what it still lacks.</summary>
/// <param name="Stages">Seconds by stage and iteration; empty where the model's size is unknown.</param>
/// <param name="Seconds">All stages; null where the model's size is unknown.</param>
/// <param name="MemoryBytes">Peak of the training, on the device; null where the model's size is unknown.</param>
/// <param name="DiskBytes">Artifacts, exports and checkpoints; null where the model's size is unknown.</param>
/// <param name="Parameters">The model's weights; null where unknown.</param>
/// <param name="Basis">How the figures were found.</param>
/// <param name="Missing">What the cycle lacks; it cannot start before.</param>
public sealed record CycleEstimate(
    IReadOnlyList<StageEstimate> Stages,
    double? Seconds,
    long? MemoryBytes,
    long? DiskBytes,
    long? Parameters,
    string Basis,
    IReadOnlyList<Missing> Missing)
{
    /// <summary>The memory by what takes it; null where it was measured, and where the model's size is unknown.</summary>
    public MemoryEstimate? Memory { get; init; }

    /// <summary>What will probably go wrong, and what to lower. It does not keep a cycle from starting: an estimate may err.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
