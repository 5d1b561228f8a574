using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolAce.Modeling.Decoders;

/// <summary>The shape of a Llama-family model, as its Hugging Face <c>config.json</c> gives it.</summary>
public sealed record DecoderConfig
{
    /// <summary>Rows of the token table.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Width inside the feed-forward block.</summary>
    public required int IntermediateSize { get; init; }

    /// <summary>Number of blocks.</summary>
    public required int Layers { get; init; }

    /// <summary>Query heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Key and value heads; divides <see cref="Heads"/>.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of one head.</summary>
    public required int HeadSize { get; init; }

    /// <summary>Longest sequence, in tokens.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Base of the rotary frequencies.</summary>
    public double RopeTheta { get; init; } = 10000;

    /// <summary>Epsilon of the root-mean-square norms.</summary>
    public double NormEpsilon { get; init; } = 1e-5;

    /// <summary>Whether the output projection is the token table itself.</summary>
    public bool TiedEmbeddings { get; init; }

    /// <summary>Reads <c>config.json</c> of a model folder.</summary>
    /// <exception cref="ModelFolderException">The file is absent, not JSON, of another family, or lacks a key.</exception>
    public static DecoderConfig Load(string folder)
    {
        var path = Path.Combine(folder, "config.json");
        if (!Directory.Exists(folder))
        {
            throw new ModelFolderException($"There is no model folder at {folder}. Give the path of a folder in Hugging Face layout (config.json, tokenizer.json, model.safetensors).");
        }

        if (!File.Exists(path))
        {
            throw new ModelFolderException($"{folder} has no config.json, so it is not a model folder in Hugging Face layout.");
        }

        JsonObject json;
        try
        {
            json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ModelFolderException($"{path} is not a JSON object ({e.Message}). Copy the file again from where the model came from.", e);
        }

        var family = (string?)json["model_type"];
        if (family != "llama")
        {
            throw new ModelFolderException($"{path} is of family '{family}'; this version loads 'llama'.");
        }

        if (json["rope_scaling"] is not null)
        {
            throw new ModelFolderException($"{path} asks for rope_scaling, which this version does not apply; its logits would be wrong.");
        }

        int Whole(string key) => (int?)json[key] ?? throw new ModelFolderException($"{path} lacks '{key}'.");
        var heads = Whole("num_attention_heads");
        var hidden = Whole("hidden_size");
        return new DecoderConfig
        {
            VocabularySize = Whole("vocab_size"),
            HiddenSize = hidden,
            IntermediateSize = Whole("intermediate_size"),
            Layers = Whole("num_hidden_layers"),
            Heads = heads,
            KeyValueHeads = (int?)json["num_key_value_heads"] ?? heads,
            HeadSize = (int?)json["head_dim"] ?? hidden / heads,
            ContextLength = Whole("max_position_embeddings"),
            RopeTheta = (double?)json["rope_theta"] ?? 10000,
            NormEpsilon = (double?)json["rms_norm_eps"] ?? 1e-5,
            TiedEmbeddings = (bool?)json["tie_word_embeddings"] ?? false,
        };
    }

    /// <summary>The same as the text of a <c>config.json</c>. Token ids of beginning, end and padding are the tokenizer's.</summary>
    public string ToJson(int beginToken, int endToken, int padToken, string dtype)
    {
        var json = new JsonObject
        {
            ["architectures"] = new JsonArray("LlamaForCausalLM"),
            ["model_type"] = "llama",
            ["vocab_size"] = VocabularySize,
            ["hidden_size"] = HiddenSize,
            ["intermediate_size"] = IntermediateSize,
            ["num_hidden_layers"] = Layers,
            ["num_attention_heads"] = Heads,
            ["num_key_value_heads"] = KeyValueHeads,
            ["head_dim"] = HeadSize,
            ["hidden_act"] = "silu",
            ["max_position_embeddings"] = ContextLength,
            ["rope_theta"] = RopeTheta,
            ["rms_norm_eps"] = NormEpsilon,
            ["tie_word_embeddings"] = TiedEmbeddings,
            ["attention_bias"] = false,
            ["mlp_bias"] = false,
            ["bos_token_id"] = beginToken,
            ["eos_token_id"] = endToken,
            ["pad_token_id"] = padToken,
            ["torch_dtype"] = dtype,
        };
        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }

    /// <summary>Every tensor that a checkpoint of this shape holds, by its Hugging Face name, with its shape.</summary>
    public IEnumerable<(string Name, long[] Shape)> Tensors()
    {
        yield return ("model.embed_tokens.weight", [VocabularySize, HiddenSize]);
        for (var layer = 0; layer < Layers; layer++)
        {
            var prefix = $"model.layers.{layer}.";
            yield return (prefix + "input_layernorm.weight", [HiddenSize]);
            yield return (prefix + "post_attention_layernorm.weight", [HiddenSize]);
            foreach (var (name, output, input) in Projections())
            {
                yield return ($"{prefix}{name}.weight", [output, input]);
            }
        }

        yield return ("model.norm.weight", [HiddenSize]);
        if (!TiedEmbeddings)
        {
            yield return ("lm_head.weight", [VocabularySize, HiddenSize]);
        }
    }

    /// <summary>The linear maps of one block: name within the block, output and input width.</summary>
    public IEnumerable<(string Name, int Output, int Input)> Projections() =>
    [
        ("self_attn.q_proj", Heads * HeadSize, HiddenSize),
        ("self_attn.k_proj", KeyValueHeads * HeadSize, HiddenSize),
        ("self_attn.v_proj", KeyValueHeads * HeadSize, HiddenSize),
        ("self_attn.o_proj", HiddenSize, Heads * HeadSize),
        ("mlp.gate_proj", IntermediateSize, HiddenSize),
        ("mlp.up_proj", IntermediateSize, HiddenSize),
        ("mlp.down_proj", HiddenSize, IntermediateSize),
    ];

    /// <summary>Number of weights.</summary>
    public long ParameterCount() => Tensors().Sum(t => t.Shape.Aggregate(1L, (a, b) => a * b));
}
