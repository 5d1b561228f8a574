using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Modeling.Decoders;
using ToolAce.Onnx.Graphs;

namespace ToolAce.Onnx.Files;

/// <summary><c>genai_config.json</c>: what onnxruntime-genai wants to know of a model, and what is checked before the model is opened here.</summary>
internal static class GenAiConfig
{
    /// <summary>The file's name.</summary>
    public const string FileName = "genai_config.json";

    /// <summary>Its text. Token ids are those that <paramref name="folder"/>'s generation_config.json, else its config.json gives.</summary>
    public static string Write(DecoderConfig config, string folder)
    {
        var given = new[] { "generation_config.json", "config.json" }
            .Select(f => Path.Combine(folder, f)).Where(File.Exists).Select(f => JsonNode.Parse(File.ReadAllText(f))).ToList();
        JsonNode? Token(string key) => given.Select(g => g?[key]).FirstOrDefault(t => t is not null)?.DeepClone();
        var end = Token("eos_token_id") ?? 0;
        var first = end is JsonArray several ? several[0]!.DeepClone() : end.DeepClone();
        var inputs = new JsonObject
        {
            ["input_ids"] = GraphNames.InputIds,
            ["attention_mask"] = GraphNames.AttentionMask,
            ["past_key_names"] = "past_key_values.%d.key",
            ["past_value_names"] = "past_key_values.%d.value",
        };
        var outputs = new JsonObject { ["logits"] = GraphNames.Logits, ["present_key_names"] = "present.%d.key", ["present_value_names"] = "present.%d.value" };
        var json = new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["bos_token_id"] = Token("bos_token_id") ?? first.DeepClone(),
                ["context_length"] = config.ContextLength,
                ["decoder"] = new JsonObject
                {
                    ["session_options"] = new JsonObject { ["log_id"] = "onnxruntime-genai", ["provider_options"] = new JsonArray() },
                    ["filename"] = ModelWriter.FileName,
                    ["head_size"] = config.HeadSize,
                    ["hidden_size"] = config.HiddenSize,
                    ["inputs"] = inputs,
                    ["outputs"] = outputs,
                    ["num_attention_heads"] = config.Heads,
                    ["num_hidden_layers"] = config.Layers,
                    ["num_key_value_heads"] = config.KeyValueHeads,
                },
                ["eos_token_id"] = end,
                ["pad_token_id"] = Token("pad_token_id") ?? first.DeepClone(),
                ["type"] = ModelFamilies.ModelType(config.Family),
                ["vocab_size"] = config.VocabularySize,
            },
            ["search"] = new JsonObject
            {
                ["do_sample"] = false, ["early_stopping"] = true, ["max_length"] = config.ContextLength, ["min_length"] = 0, ["num_beams"] = 1, ["num_return_sequences"] = 1,
                ["past_present_share_buffer"] = true, ["repetition_penalty"] = 1.0, ["temperature"] = 1.0, ["top_k"] = 50, ["top_p"] = 1.0,
            },
        };
        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }
}
