using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Weights;

namespace ToolAce.Trainer.Exports;

/// <summary>Writes merged weights as a Hugging Face folder in the base's own type, one tensor at a time.</summary>
internal static class MergedFolder
{
    /// <summary>Writes weights and small files.</summary>
    public static void Write(string folder, string baseFolder, MergedWeights weights)
    {
        var stored = WeightFolder.StoredDtype(baseFolder);
        ModelCompanions.CopyAll(baseFolder, folder);
        DecoderConfigFile.Copy(baseFolder, folder, stored);
        WeightFolder.Save(folder, weights.Tensors.Select(t => new PendingWeight(t.Name, t.Shape, () => weights.Read(t.Name))), stored);
    }
}
