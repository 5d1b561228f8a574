using ToolAce.Modeling.Decoders;
using ToolAce.Onnx.Messages;
using static ToolAce.Onnx.Graphs.GraphBuilder;

namespace ToolAce.Onnx.Graphs;

/// <summary>
/// The graph of a decoder with a key-value cache. Attention is ONNX Runtime's GroupQueryAttention, which rotates, writes the cache in place where past and present
/// share a buffer, and takes rows of different lengths: padding may stand on the right or, in single precision, on the left.
/// </summary>
internal sealed class DecoderGraph
{
    private readonly GraphBuilder graph = new();
    private readonly DecoderConfig config;
    private readonly WeightConstants weights;
    private readonly TensorProto.Types.DataType type;

    private DecoderGraph(DecoderConfig config, WeightConstants weights) => (this.config, this.weights, type) = (config, weights, weights.Type);

    private bool LeftPadding => type == TensorProto.Types.DataType.Float;

    /// <summary>Builds it.</summary>
    public static GraphBuilder Of(DecoderConfig config, WeightConstants weights)
    {
        var decoder = new DecoderGraph(config, weights);
        decoder.Build();
        return decoder.graph;
    }

    private void Build()
    {
        graph.Input(GraphNames.InputIds, TensorProto.Types.DataType.Int64, "batch_size", "sequence_length");
        graph.Input(GraphNames.AttentionMask, TensorProto.Types.DataType.Int64, "batch_size", "total_sequence_length");
        var lengths = new MaskNodes(graph).Build(LeftPadding);
        var (cosines, sines) = weights.Rotary(graph);
        var table = weights.Add(graph, "model.embed_tokens.weight");
        var x = graph.Node("Gather", "embed_tokens", [table, GraphNames.InputIds]);
        var normed = Norm("layers.0.input_norm", x, "model.layers.0.input_layernorm.weight");
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var attended = Attend(layer, normed, lengths, cosines, sines);
            (normed, x) = AddAndNorm($"layers.{layer}.post_attention_norm", attended, x, $"model.layers.{layer}.post_attention_layernorm.weight", last: false);
            var fed = FeedForward(layer, normed);
            var last = layer == config.Layers - 1;
            (normed, x) = AddAndNorm(last ? "final_norm" : $"layers.{layer + 1}.input_norm", fed, x, last ? "model.norm.weight" : $"model.layers.{layer + 1}.input_layernorm.weight", last);
        }

        Head(normed, table);
    }

    private string Attend(int layer, string x, MaskNodes.Lengths lengths, string cosines, string sines)
    {
        var (prefix, name) = ($"model.layers.{layer}.self_attn.", $"layers.{layer}.attention");
        var (past, present) = (new[] { GraphNames.PastKey(layer), GraphNames.PastValue(layer) }, new[] { GraphNames.PresentKey(layer), GraphNames.PresentValue(layer) });
        foreach (var (before, after) in past.Zip(present))
        {
            graph.Input(before, type, "batch_size", config.KeyValueHeads, "past_sequence_length", config.HeadSize);
            graph.Output(after, type, "batch_size", config.KeyValueHeads, "total_sequence_length", config.HeadSize);
        }

        var packed = Map($"{name}.qkv", x, [prefix + "q_proj", prefix + "k_proj", prefix + "v_proj"]);
        string[] parts = weights.Has(prefix + "q_norm.weight") ? NormedHeads(name, packed, prefix) : [packed, "", ""];
        List<AttributeProto> attributes =
        [
            Whole("num_heads", config.Heads), Whole("kv_num_heads", config.KeyValueHeads), Whole("do_rotary", 1), Fraction("scale", 1 / Math.Sqrt(config.HeadSize)),
        ];
        if (config.WindowOf(layer) is { } window)
        {
            attributes.Add(Whole("local_window_size", window));
        }

        List<string> inputs = [.. parts, .. past, lengths.LastIndex, lengths.Total, cosines, sines];
        if (lengths.Bias is { } bias)
        {
            inputs.AddRange(["", bias]);
        }

        graph.Node("GroupQueryAttention", name, [.. inputs], [name, .. present], Contrib, [.. attributes]);
        return Map($"{name}.out", name, [prefix + "o_proj"]);
    }

    /// <summary>Queries and keys normed head by head; values as they are.</summary>
    private string[] NormedHeads(string name, string packed, string prefix)
    {
        long[] widths = [(long)config.Heads * config.HeadSize, (long)config.KeyValueHeads * config.HeadSize, (long)config.KeyValueHeads * config.HeadSize];
        string[] parts = [$"{name}.q", $"{name}.k", $"{name}.v"];
        graph.Node("Split", $"{name}.split", [packed, graph.Constant($"{name}.widths", widths)], parts, "", Whole("axis", -1));
        foreach (var (i, head) in new[] { "q_norm", "k_norm" }.Index())
        {
            var heads = graph.Node("Reshape", $"{parts[i]}.heads", [parts[i], graph.Constant($"{parts[i]}.shape", [0, 0, -1, config.HeadSize])]);
            var normed = Norm($"{parts[i]}.norm", heads, $"{prefix}{head}.weight");
            parts[i] = graph.Node("Reshape", $"{parts[i]}.flat", [normed, graph.Constant($"{parts[i]}.flat_shape", [0, 0, widths[i]])]);
        }

        return parts;
    }

    private string FeedForward(int layer, string x)
    {
        var (prefix, name) = ($"model.layers.{layer}.mlp.", $"layers.{layer}.mlp");
        var gate = Map($"{name}.gate", x, [prefix + "gate_proj"]);
        var up = Map($"{name}.up", x, [prefix + "up_proj"]);
        var open = graph.Node("Mul", $"{name}.silu", [gate, graph.Node("Sigmoid", $"{name}.sigmoid", [gate])]);
        return Map($"{name}.down", graph.Node("Mul", $"{name}.product", [open, up]), [prefix + "down_proj"]);
    }

    /// <summary>y = x Wᵀ + b; several maps of one input side by side.</summary>
    private string Map(string name, string x, string[] maps)
    {
        var product = graph.Node("MatMul", name, [x, weights.AddTransposed(graph, [.. maps.Select(m => m + ".weight")])]);
        string[] biases = [.. maps.Select(m => m + ".bias").Where(weights.Has)];
        return biases.Length == 0 ? product : graph.Node("Add", $"{name}.biased", [product, weights.Add(graph, biases)]);
    }

    private string Norm(string name, string x, string weight) =>
        graph.Node("SimplifiedLayerNormalization", name, [x, weights.Add(graph, weight)], "", Whole("axis", -1), Fraction("epsilon", config.NormEpsilon), Whole("stash_type", 1));

    /// <summary>The sum of both, normed, and the sum itself.</summary>
    private (string Normed, string Sum) AddAndNorm(string name, string x, string skip, string weight, bool last)
    {
        var sum = $"{name}.sum";
        graph.Node(
            "SkipSimplifiedLayerNormalization", name, [skip, x, weights.Add(graph, weight)], last ? [name] : [name, "", "", sum], Contrib, Fraction("epsilon", config.NormEpsilon));
        return (name, sum);
    }

    private void Head(string x, string table)
    {
        var keep = graph.Constant(GraphNames.LogitsToKeep, [0]);
        graph.Input(keep, TensorProto.Types.DataType.Int64, 1);
        string[] range = [graph.Node("Neg", "logits.start", [keep]), graph.Constant("logits.end", [long.MaxValue]), graph.Constant("logits.axis", [1])];
        var kept = graph.Node("Slice", "logits.kept", [x, .. range]);
        var narrow = type == TensorProto.Types.DataType.Float ? GraphNames.Logits : "logits.narrow";
        if (config.TiedEmbeddings)
        {
            graph.Node("FusedMatMul", narrow, [kept, table], Contrib, Whole("transB", 1));
        }
        else
        {
            graph.Node("MatMul", narrow, [kept, weights.AddTransposed(graph, ["lm_head.weight"])]);
        }

        if (narrow != GraphNames.Logits)
        {
            graph.Node("Cast", GraphNames.Logits, [narrow], "", Whole("to", (long)TensorProto.Types.DataType.Float));
        }

        graph.Output(GraphNames.Logits, TensorProto.Types.DataType.Float, "batch_size", "kept_sequence_length", config.VocabularySize);
    }
}
