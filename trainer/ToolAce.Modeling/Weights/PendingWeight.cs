using static TorchSharp.torch;

namespace ToolAce.Modeling.Weights;

/// <summary>A weight to be written: <paramref name="Make"/> is called when its turn comes, and its result disposed once it is written, so that only one exists at a time.</summary>
/// <param name="Name">By Hugging Face's naming.</param>
/// <param name="Shape">The shape that <paramref name="Make"/>'s result has.</param>
/// <param name="Make">Computes or aliases the values, in any type and on any device.</param>
public sealed record PendingWeight(string Name, IReadOnlyList<long> Shape, Func<Tensor> Make)
{
    /// <summary>A weight that exists and stays its owner's.</summary>
    public static PendingWeight Of(string name, Tensor weight) => new(name, weight.shape, () => weight.alias());
}
