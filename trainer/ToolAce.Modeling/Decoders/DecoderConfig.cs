namespace ToolAce.Modeling.Decoders;

/// <summary>The shape of a decoder, as its Hugging Face <c>config.json</c> gives it.</summary>
public sealed record DecoderConfig
{
    /// <summary>The family, which says how <c>config.json</c> is read and written; what it means for the layers is said by the other members.</summary>
    public ModelFamily Family { get; init; }

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

    /// <summary>What is done to the rotary frequencies; null for nothing.</summary>
    public RopeScaling? RopeScaling { get; init; }

    /// <summary>Epsilon of the root-mean-square norms.</summary>
    public double NormEpsilon { get; init; } = 1e-5;

    /// <summary>Whether the output projection is the token table itself.</summary>
    public bool TiedEmbeddings { get; init; }

    /// <summary>Whether the maps to queries, keys and values add a bias.</summary>
    public bool QueryKeyValueBias { get; init; }

    /// <summary>Whether the map behind attention adds a bias.</summary>
    public bool OutputBias { get; init; }

    /// <summary>Whether the maps of the feed-forward block add a bias.</summary>
    public bool FeedForwardBias { get; init; }

    /// <summary>Whether every head of queries and keys is normed before it is rotated.</summary>
    public bool QueryKeyNorm { get; init; }

    /// <summary>How many tokens back a query sees, its own included, in the layers from <see cref="FirstWindowedLayer"/> on; null where all layers see all.</summary>
    public int? SlidingWindow { get; init; }

    /// <summary>The first layer with a window.</summary>
    public int FirstWindowedLayer { get; init; }

    /// <summary>Reads <c>config.json</c> of a model folder.</summary>
    /// <exception cref="ModelFolderException">The file is absent, not JSON, of an unknown family, lacks a key, or asks for what is not applied.</exception>
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

        return DecoderConfigReader.Read(ConfigKeys.Open(path));
    }

    /// <summary>The same as the text of a <c>config.json</c>. Token ids of beginning, end and padding are the tokenizer's; <paramref name="dtype"/> is the stored weights'.</summary>
    public string ToJson(int beginToken, int endToken, int padToken, string dtype) => ToJson(beginToken, [endToken], padToken, dtype);

    /// <summary>As above, with several tokens that end an answer.</summary>
    public string ToJson(int beginToken, IReadOnlyList<int> endTokens, int padToken, string dtype) =>
        DecoderConfigWriter.Write(this, beginToken, endTokens, padToken, dtype);

    /// <summary>How many tokens back the layer's queries see, their own included; null where they see all.</summary>
    public int? WindowOf(int layer) => layer >= FirstWindowedLayer ? SlidingWindow : null;

    /// <summary>Whether a linear map of <see cref="Projections"/> adds a bias.</summary>
    public bool HasBias(string projection) => projection switch
    {
        "self_attn.q_proj" or "self_attn.k_proj" or "self_attn.v_proj" => QueryKeyValueBias,
        "self_attn.o_proj" => OutputBias,
        _ => FeedForwardBias,
    };

    /// <summary>Every tensor that a checkpoint of this shape holds, by its Hugging Face name, with its shape.</summary>
    public IEnumerable<(string Name, long[] Shape)> Tensors()
    {
        yield return ("model.embed_tokens.weight", [VocabularySize, HiddenSize]);
        for (var layer = 0; layer < Layers; layer++)
        {
            var prefix = $"model.layers.{layer}.";
            yield return (prefix + "input_layernorm.weight", [HiddenSize]);
            yield return (prefix + "post_attention_layernorm.weight", [HiddenSize]);
            if (QueryKeyNorm)
            {
                yield return (prefix + "self_attn.q_norm.weight", [HeadSize]);
                yield return (prefix + "self_attn.k_norm.weight", [HeadSize]);
            }

            foreach (var (name, output, input) in Projections())
            {
                yield return ($"{prefix}{name}.weight", [output, input]);
                if (HasBias(name))
                {
                    yield return ($"{prefix}{name}.bias", [output]);
                }
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
