using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Safetensors;

namespace ToolAce.Modeling.Weights;

/// <summary>Whether a folder's weights are those that its config describes; by the headers alone, before a byte of a tensor is read.</summary>
internal static class WeightCheck
{
    private const string Mend = "Config and weights must come from the same model.";

    /// <exception cref="ModelFolderException">Tensors are missing, superfluous, of another shape, or of a type not used for weights; the message names them.</exception>
    public static void Compare(string folder, DecoderConfig config, SafetensorsParts files)
    {
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        var missing = shapes.Keys.Except(files.Tensors.Keys).ToList();
        var superfluous = files.Tensors.Keys.Except(shapes.Keys).Where(n => !IsDerived(n, config)).ToList();
        if (missing.Count > 0 || superfluous.Count > 0)
        {
            var mend = missing is ["lm_head.weight"] ? "Where the output layer is the token table, config.json says so with 'tie_word_embeddings': true." : Mend;
            throw new ModelFolderException(
                $"The weights in {folder} do not fit its config.json ({ModelFamilies.ModelType(config.Family)}): {missing.Count} missing ({Few(missing)}), {superfluous.Count} superfluous ({Few(superfluous)}). {mend}");
        }

        var misshaped = shapes.Where(s => !files.Tensors[s.Key].Shape.SequenceEqual(s.Value)).ToList();
        if (misshaped is [var first, ..])
        {
            throw new ModelFolderException(
                $"{first.Key} in {files.FileOf(first.Key).Path} is [{string.Join(", ", files.Tensors[first.Key].Shape)}], but config.json asks for [{string.Join(", ", first.Value)}]"
                + $"{(misshaped.Count > 1 ? $"; {misshaped.Count - 1} more differ" : "")}. {Mend}");
        }

        foreach (var name in shapes.Keys)
        {
            TensorBytes.TypeOf(files.Tensors[name].Dtype, name, files.FileOf(name).Path);
        }
    }

    private static bool IsDerived(string name, DecoderConfig config) =>
        name.EndsWith("rotary_emb.inv_freq", StringComparison.Ordinal) || (config.TiedEmbeddings && name == "lm_head.weight");

    private static string Few(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", …" : "");
}
