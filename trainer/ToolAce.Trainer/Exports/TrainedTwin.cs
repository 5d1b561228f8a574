using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports;

/// <summary>
/// Logits of the trained model in f32, of the same with the adapter merged in, and of that with every weight rounded as an export stores it: what an export must give
/// when it is loaded back, so that a wrong merge, a wrong layout and mere rounding are told apart.
/// </summary>
internal sealed record TrainedTwin(float[][] Trained, float[][] Merged, float[][] Rounded)
{
    /// <summary>Computes all three, with one model in memory. <paramref name="rounded"/> gives a weight's stored values, in any type.</summary>
    public static TrainedTwin Of(string baseFolder, string adapterFolder, string baseHash, LogitProbes probes, Func<string, Tensor, Tensor> rounded)
    {
        using var noGrad = no_grad();
        using var model = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU);
        float[][] trained;
        using (var adapter = PeftFolder.Load(adapterFolder, model, baseHash))
        {
            trained = probes.Of(model);
            foreach (var map in model.Projections.Where(p => p.Adapter is not null))
            {
                using var merged = map.Adapter!.Merged(map.Weight);
                map.Weight.copy_(merged);
            }
        }

        var whole = probes.Of(model);
        foreach (var (name, weight) in model.NamedWeights())
        {
            using var scope = NewDisposeScope();
            weight.copy_(rounded(name, weight));
        }

        return new TrainedTwin(trained, whole, probes.Of(model));
    }
}
