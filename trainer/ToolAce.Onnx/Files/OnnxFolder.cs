using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;

namespace ToolAce.Onnx.Files;

/// <summary>The files of an export, checked against each other before any of them is used.</summary>
internal static class OnnxFolder
{
    /// <summary>Checks that all files are there and belong together.</summary>
    /// <exception cref="ModelFolderException">One is missing, damaged, or from another model.</exception>
    public static (DecoderConfig Config, OnnxManifest Manifest) Check(string folder)
    {
        var config = DecoderConfig.Load(folder);
        var manifest = OnnxManifest.Load(folder);
        manifest.Check(folder);
        CheckGenAi(Path.Combine(folder, GenAiConfig.FileName), config);
        return (config, manifest);
    }

    private static void CheckGenAi(string path, DecoderConfig config)
    {
        if (!File.Exists(path))
        {
            throw new ModelFolderException($"{Path.GetDirectoryName(path)} lacks {GenAiConfig.FileName}, which belongs to this export. Copy all of its files, or export the checkpoint again.");
        }

        try
        {
            var model = JsonNode.Parse(File.ReadAllText(path))?["model"];
            var decoder = model?["decoder"];
            if ((int?)decoder?["num_hidden_layers"] != config.Layers || (int?)decoder?["num_key_value_heads"] != config.KeyValueHeads
                || (int?)decoder?["head_size"] != config.HeadSize || (int?)model?["vocab_size"] != config.VocabularySize)
            {
                throw new ModelFolderException($"{path} belongs to another model than the config.json beside it. Copy all files of one export.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new ModelFolderException($"{path} is damaged ({e.Message}). Copy it again, or export the checkpoint again.", e);
        }
    }
}
