namespace ToolAce.Cycles.Estimates;

/// <summary>Bytes that a training takes at its peak, by what takes them.</summary>
/// <param name="Weights">The frozen base.</param>
/// <param name="Adapter">The adapter, its gradient and AdamW's two moments, all in f32.</param>
/// <param name="Activations">What the forward passes keep for the backward pass, and what one layer's backward pass adds.</param>
/// <param name="Logits">Of the positions trained on, with their gradient.</param>
/// <param name="Process">The program and libtorch themselves, or the GPU's context.</param>
public sealed record MemoryEstimate(long Weights, long Adapter, long Activations, long Logits, long Process)
{
    /// <summary>All of it.</summary>
    public long Total => Weights + Adapter + Activations + Logits + Process;
}
