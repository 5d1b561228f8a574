namespace ToolAce.Modeling.Decoders;

/// <summary>
/// <c>config.json</c> as a <see cref="DecoderConfig"/>. A key that is left out means what the family's own class in transformers takes it to mean. Whatever would change
/// the logits and is not applied here is refused.
/// </summary>
internal static class DecoderConfigReader
{
    private const string Full = "full_attention";
    private const string Sliding = "sliding_attention";

    public static DecoderConfig Read(ConfigKeys keys)
    {
        var type = keys.Word("model_type") ?? throw keys.Refusal($"lacks 'model_type'; known are {ModelFamilies.Known}");
        var family = ModelFamilies.Parse(type) ?? throw keys.Refusal($"is of family '{type}', which is not known; known are {ModelFamilies.Known}");
        RefuseTheUnapplied(keys);

        var (heads, hidden, layers) = (keys.Whole("num_attention_heads"), keys.Whole("hidden_size"), keys.Whole("num_hidden_layers"));
        var biased = family is ModelFamily.Llama or ModelFamily.Qwen3 && keys.Flag("attention_bias");
        var (window, firstWindowed) = Windows(keys, family, layers);
        var rope = keys.Section("rope_parameters") ?? keys.Section("rope_scaling");
        var config = new DecoderConfig
        {
            Family = family,
            VocabularySize = keys.Whole("vocab_size"),
            HiddenSize = hidden,
            IntermediateSize = keys.Whole("intermediate_size"),
            Layers = layers,
            Heads = heads,
            KeyValueHeads = keys.WholeOrNull("num_key_value_heads") ?? (keys.Has("num_key_value_heads") ? heads : DefaultKeyValueHeads(family, heads)),
            HeadSize = keys.WholeOrNull("head_dim") ?? (family == ModelFamily.Qwen3 && !keys.Has("head_dim") ? 128 : hidden / heads),
            ContextLength = keys.Whole("max_position_embeddings"),
            RopeTheta = rope?.NumberOrNull("rope_theta") ?? keys.NumberOrNull("rope_theta") ?? 10000,
            RopeScaling = rope is null ? null : Scaling(rope),
            NormEpsilon = keys.NumberOrNull("rms_norm_eps") ?? 1e-6,
            TiedEmbeddings = keys.Flag("tie_word_embeddings"),
            QueryKeyValueBias = family == ModelFamily.Qwen2 || biased,
            OutputBias = biased,
            FeedForwardBias = family == ModelFamily.Llama && keys.Flag("mlp_bias"),
            QueryKeyNorm = family == ModelFamily.Qwen3,
            SlidingWindow = window,
            FirstWindowedLayer = firstWindowed,
        };
        return config.HeadSize % 2 == 0 && heads % config.KeyValueHeads == 0
            ? config
            : throw keys.Refusal($"has {heads} heads of width {config.HeadSize} over {config.KeyValueHeads} key and value heads; the width must be even and the heads a multiple of the latter");
    }

    private static void RefuseTheUnapplied(ConfigKeys keys)
    {
        if (keys.Word("hidden_act") is { } activation and not ("silu" or "swish"))
        {
            throw keys.Refusal($"has 'hidden_act': \"{activation}\"; only silu is applied");
        }

        if (keys.Section("quantization_config") is not null)
        {
            throw keys.Refusal("has a 'quantization_config'. Quantised weights are not read: take the model's bf16 or f16 weights");
        }

        foreach (var place in new[] { keys, keys.Section("rope_parameters"), keys.Section("rope_scaling") })
        {
            if (place?.NumberOrNull("partial_rotary_factor") is { } part and not 1)
            {
                throw keys.Refusal($"has 'partial_rotary_factor': {part}, which is not applied; its logits would be wrong");
            }
        }
    }

    private static RopeScaling? Scaling(ConfigKeys rope) => (rope.Word("rope_type") ?? rope.Word("type")) switch
    {
        "default" => null,
        null when !rope.Has("factor") => null,
        "linear" => new RopeScaling.Linear(rope.Number("factor")),
        "llama3" => new RopeScaling.Llama3(
            rope.Number("factor"), rope.Number("low_freq_factor"), rope.Number("high_freq_factor"), rope.Whole("original_max_position_embeddings")) is var scaling
            && scaling.HighFrequencyFactor > scaling.LowFrequencyFactor
            ? scaling
            : throw rope.Refusal("has a 'high_freq_factor' that is not above 'low_freq_factor'"),
        var kind => throw rope.Refusal(
            $"asks for the rotary scaling \"{kind ?? "of no name"}\", which is not applied; its logits would be wrong. Known are default, linear and llama3"),
    };

    private static int DefaultKeyValueHeads(ModelFamily family, int heads) => family switch
    {
        ModelFamily.Llama => heads,
        ModelFamily.Mistral => 8,
        _ => 32,
    };

    /// <summary>The window, and the first of the layers that have it; (null, 0) where no layer has one.</summary>
    private static (int? Window, int FirstLayer) Windows(ConfigKeys keys, ModelFamily family, int layers)
    {
        // transformers gives a Mistral that does not speak of windows one of 4096.
        var window = family switch
        {
            ModelFamily.Llama => null,
            ModelFamily.Mistral => keys.Has("sliding_window") ? keys.WholeOrNull("sliding_window") : 4096,
            _ => !keys.Flag("use_sliding_window") ? null : keys.Has("sliding_window") ? keys.WholeOrNull("sliding_window") : 4096,
        };
        if (window is null)
        {
            return (null, 0);
        }

        if (family == ModelFamily.Mistral)
        {
            return (window, 0);
        }

        var first = keys.Words("layer_types") is { } types ? FirstSliding(keys, types, layers) : keys.WholeOrZero("max_window_layers") ?? 28;
        return first < layers ? (window, first) : (null, 0);
    }

    private static int FirstSliding(ConfigKeys keys, IReadOnlyList<string> types, int layers)
    {
        var first = types.TakeWhile(type => type == Full).Count();
        return types.Count == layers && types.Skip(first).All(type => type == Sliding)
            ? first
            : throw keys.Refusal($"has {types.Count} 'layer_types' for {layers} layers; read are \"{Full}\" for the first layers and \"{Sliding}\" for all others");
    }
}
