using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports;

/// <summary>
/// Logits of the trained model, of the same with the adapter merged in, and of that with every weight rounded as an export stores it: what an export must give
/// when it is loaded back, so that a wrong merge, a wrong layout and mere rounding are told apart.
/// </summary>
internal sealed record TrainedTwin(float[][] Trained, float[][] Merged, float[][] Rounded)
{
    /// <summary>
    /// Weights up to which the first two are computed in double precision: of two equal models in single precision, each with rounding of its own, some logit among
    /// millions differs by 1e-4 (docs/log.md). Beyond it, memory for twice the width is not taken for granted.
    /// </summary>
    private const long WideWeights = 500_000_000;

    /// <summary>Computes all three, with one model in memory. <paramref name="rounded"/> gives a weight's stored values, in any type.</summary>
    public static TrainedTwin Of(string baseFolder, string adapterFolder, string baseHash, LogitProbes probes, Func<string, Tensor, Tensor> rounded)
    {
        using var noGrad = no_grad();
        var width = Width(baseFolder);
        var model = WeightFolder.Load(baseFolder, width, CPU);
        try
        {
            var trained = TrainedThenMerged(model, adapterFolder, baseHash, probes);
            var whole = probes.Of(model);
            if (width != ScalarType.Float32)
            {
                // What is loaded back is read in single precision, and compared with the same.
                model.Dispose();
                model = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU);
                Merge(model, adapterFolder, baseHash);
            }

            foreach (var (name, weight) in model.NamedWeights())
            {
                using var scope = NewDisposeScope();
                weight.copy_(rounded(name, weight));
            }

            return new TrainedTwin(trained, whole, probes.Of(model));
        }
        finally
        {
            model.Dispose();
        }
    }

    /// <summary>The first of the three alone.</summary>
    public static float[][] LogitsOf(string baseFolder, string adapterFolder, string baseHash, LogitProbes probes)
    {
        using var model = WeightFolder.Load(baseFolder, Width(baseFolder), CPU);
        using var adapter = PeftFolder.Load(adapterFolder, model, baseHash);
        return probes.Of(model);
    }

    private static ScalarType Width(string baseFolder) => DecoderConfig.Load(baseFolder).ParameterCount() <= WideWeights ? ScalarType.Float64 : ScalarType.Float32;

    private static float[][] TrainedThenMerged(DecoderModel model, string adapterFolder, string baseHash, LogitProbes probes)
    {
        using var adapter = PeftFolder.Load(adapterFolder, model, baseHash);
        var trained = probes.Of(model);
        Merge(model);
        return trained;
    }

    private static void Merge(DecoderModel model, string adapterFolder, string baseHash)
    {
        using var adapter = PeftFolder.Load(adapterFolder, model, baseHash);
        Merge(model);
    }

    private static void Merge(DecoderModel model)
    {
        foreach (var map in model.Projections.Where(p => p.Adapter is not null))
        {
            using var merged = map.Adapter!.Merged(map.Weight);
            map.Weight.copy_(merged);
        }
    }
}
