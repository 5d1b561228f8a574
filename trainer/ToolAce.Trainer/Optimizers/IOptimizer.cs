using static TorchSharp.torch;

namespace ToolAce.Trainer.Optimizers;

/// <summary>An optimiser over a fixed list of tensors whose state can be saved and put back exactly.</summary>
public interface IOptimizer : IDisposable
{
    /// <summary>The state tensors by name, owned by the optimiser; restoring copies into them.</summary>
    IReadOnlyList<(string Name, Tensor Value)> State { get; }

    /// <summary>Updates every parameter from its gradient. <paramref name="step"/> counts from 1; <paramref name="scale"/> multiplies the learning rate.</summary>
    void Step(int step, double scale);
}
