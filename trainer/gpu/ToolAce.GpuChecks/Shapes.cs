using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.GpuChecks;

/// <summary>Shapes without checkpoints.</summary>
internal static class Shapes
{
    /// <summary>Llama-3.1-8B's, with the context that the check uses.</summary>
    public static DecoderConfig Llama8B { get; } = new()
    {
        VocabularySize = 128_256,
        HiddenSize = 4096,
        IntermediateSize = 14_336,
        Layers = 32,
        Heads = 32,
        KeyValueHeads = 8,
        HeadSize = 128,
        ContextLength = 8192,
        RopeTheta = 500_000,
    };

    /// <summary>The same proportions in a thousandth of the size.</summary>
    public static DecoderConfig Small { get; } = Llama8B with
    {
        VocabularySize = 512, HiddenSize = 64, IntermediateSize = 224, Layers = 2, Heads = 4, KeyValueHeads = 1, HeadSize = 16, ContextLength = 256,
    };

    /// <summary>Random weights, each made where it stays: the host holds none.</summary>
    public static DecoderModel Random(DecoderConfig config, ScalarType dtype, Device device)
    {
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        using var noGrad = no_grad();
        manual_seed(1);
        return new DecoderModel(config, name =>
        {
            var weight = empty(shapes[name], dtype, device).DetachFromDisposeScope();
            return name.Contains("norm", StringComparison.Ordinal) ? weight.fill_(1) : weight.normal_(0, 0.02);
        });
    }
}
