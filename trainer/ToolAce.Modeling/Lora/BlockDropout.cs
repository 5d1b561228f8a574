using static TorchSharp.torch;

namespace ToolAce.Modeling.Lora;

/// <summary>
/// Dropout's draws for one forward pass, from a generator of its own that is seeded anew before every block: a block that is run again draws the same, and passes side by
/// side do not disturb each other.
/// </summary>
/// <param name="device">Where the draws are made.</param>
/// <param name="seed">A block's seed.</param>
public sealed class BlockDropout(Device device, Func<int, long> seed) : IDisposable
{
    /// <summary>Where the factors draw from.</summary>
    public Generator Generator { get; } = new(0, device);

    /// <summary>Called before a block runs.</summary>
    public void Begin(int block) => Generator.manual_seed(seed(block));

    /// <inheritdoc/>
    public void Dispose() => Generator.Dispose();
}
