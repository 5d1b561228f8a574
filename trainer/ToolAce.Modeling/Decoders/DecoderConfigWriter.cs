using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolAce.Modeling.Decoders;

/// <summary>A <see cref="DecoderConfig"/> as <c>config.json</c>, in the keys of the family's own class in transformers.</summary>
internal static class DecoderConfigWriter
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Write(DecoderConfig config, int beginToken, IReadOnlyList<int> endTokens, int padToken, string dtype)
    {
        var json = new JsonObject
        {
            ["architectures"] = new JsonArray(ModelFamilies.Architecture(config.Family)),
            ["model_type"] = ModelFamilies.ModelType(config.Family),
            ["vocab_size"] = config.VocabularySize,
            ["hidden_size"] = config.HiddenSize,
            ["intermediate_size"] = config.IntermediateSize,
            ["num_hidden_layers"] = config.Layers,
            ["num_attention_heads"] = config.Heads,
            ["num_key_value_heads"] = config.KeyValueHeads,
            ["head_dim"] = config.HeadSize,
            ["hidden_act"] = "silu",
            ["max_position_embeddings"] = config.ContextLength,
            ["rope_theta"] = config.RopeTheta,
            ["rms_norm_eps"] = config.NormEpsilon,
            ["tie_word_embeddings"] = config.TiedEmbeddings,
        };
        if (Scaling(config.RopeScaling) is { } scaling)
        {
            json["rope_scaling"] = scaling;
        }

        AddFamilyKeys(json, config);
        json["bos_token_id"] = beginToken;
        json["eos_token_id"] = endTokens is [var only] ? only : new JsonArray([.. endTokens.Select(id => (JsonNode)id)]);
        json["pad_token_id"] = padToken;
        json["torch_dtype"] = dtype;
        return json.ToJsonString(Indented) + "\n";
    }

    private static JsonObject? Scaling(RopeScaling? scaling) => scaling switch
    {
        null => null,
        RopeScaling.Linear linear => new JsonObject { ["rope_type"] = "linear", ["factor"] = linear.Factor },
        RopeScaling.Llama3 llama => new JsonObject
        {
            ["rope_type"] = "llama3",
            ["factor"] = llama.Factor,
            ["low_freq_factor"] = llama.LowFrequencyFactor,
            ["high_freq_factor"] = llama.HighFrequencyFactor,
            ["original_max_position_embeddings"] = llama.OriginalContextLength,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(scaling), scaling, "unknown scaling"),
    };

    private static void AddFamilyKeys(JsonObject json, DecoderConfig config)
    {
        switch (config.Family)
        {
            case ModelFamily.Llama:
                json["attention_bias"] = config.QueryKeyValueBias;
                json["mlp_bias"] = config.FeedForwardBias;
                break;
            case ModelFamily.Mistral:
                json["sliding_window"] = config.SlidingWindow;
                break;
            case ModelFamily.Qwen2:
                AddWindows(json, config);
                break;
            case ModelFamily.Qwen3:
                json["attention_bias"] = config.QueryKeyValueBias;
                AddWindows(json, config);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(config), config.Family, "unknown family");
        }
    }

    private static void AddWindows(JsonObject json, DecoderConfig config)
    {
        json["use_sliding_window"] = config.SlidingWindow is not null;
        json["sliding_window"] = config.SlidingWindow;
        json["max_window_layers"] = config.SlidingWindow is null ? config.Layers : config.FirstWindowedLayer;
    }
}
