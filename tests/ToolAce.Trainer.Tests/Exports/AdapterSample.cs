using ToolAce.Modeling;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Exports;

/// <summary>An adapter that changes its base's answers as a trained one does, without training.</summary>
internal static class AdapterSample
{
    /// <summary>Writes one for a base into a folder.</summary>
    public static void Write(string folder, string baseFolder, LoraOptions options, double size = 0.05)
    {
        using var noGrad = no_grad();
        using var model = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU);
        using var adapter = LoraAdapter.Create(model, options, seed: 3);
        using var generator = new Generator(3); // its own: tests run side by side
        foreach (var (_, factor) in adapter.Factors)
        {
            using var values = randn(factor.B.shape, generator: generator).mul(size);
            factor.B.copy_(values);
        }

        PeftFolder.Save(folder, adapter, Path.GetFileName(baseFolder), ModelVersions.WeightHash(baseFolder));
    }
}
