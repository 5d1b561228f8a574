using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>A model family as llama.cpp knows it: its word, and how its tensors are called and laid out.</summary>
/// <param name="Word">The value of <c>general.architecture</c> and prefix of the family's keys.</param>
/// <param name="Interleaved">
/// Whether llama.cpp rotates neighbouring pairs, so that the rows of a head of q and k, which Hugging Face keeps as first halves and second halves, must be interleaved.
/// </param>
internal sealed record GgufArchitecture(string Word, bool Interleaved)
{
    private static readonly Dictionary<string, string> Inner = new(StringComparer.Ordinal)
    {
        ["input_layernorm"] = "attn_norm",
        ["post_attention_layernorm"] = "ffn_norm",
        ["self_attn.q_proj"] = "attn_q",
        ["self_attn.k_proj"] = "attn_k",
        ["self_attn.v_proj"] = "attn_v",
        ["self_attn.o_proj"] = "attn_output",
        ["self_attn.q_norm"] = "attn_q_norm",
        ["self_attn.k_norm"] = "attn_k_norm",
        ["mlp.gate_proj"] = "ffn_gate",
        ["mlp.up_proj"] = "ffn_up",
        ["mlp.down_proj"] = "ffn_down",
    };

    private static readonly Dictionary<string, string> Outer = new(StringComparer.Ordinal)
    {
        ["model.embed_tokens.weight"] = "token_embd.weight",
        ["model.norm.weight"] = "output_norm.weight",
        ["lm_head.weight"] = "output.weight",
    };

    /// <summary>The family of a model.</summary>
    /// <exception cref="ModelFolderException">llama.cpp has no such family, or not with these parts.</exception>
    public static GgufArchitecture Of(DecoderConfig config)
    {
        GgufArchitecture family = config.Family switch
        {
            ModelFamily.Llama or ModelFamily.Mistral => new("llama", Interleaved: true),
            ModelFamily.Qwen2 => new("qwen2", Interleaved: false),
            ModelFamily.Qwen3 => new("qwen3", Interleaved: false),
            var other => throw Refusal($"for the family {other}"),
        };
        return config.Family == ModelFamily.Qwen3 && (config.QueryKeyValueBias || config.OutputBias || config.FeedForwardBias)
            ? throw Refusal("for a Qwen3 with biases, which llama.cpp does not have")
            : family;
    }

    /// <summary>llama.cpp's name of a tensor, from Hugging Face's.</summary>
    public static string NameOf(string name)
    {
        const string Layers = "model.layers.";
        if (Outer.TryGetValue(name, out var outer))
        {
            return outer;
        }

        var (layer, last) = (name.IndexOf('.', Layers.Length), name.LastIndexOf('.'));
        return name.StartsWith(Layers, StringComparison.Ordinal) && layer < last && Inner.TryGetValue(name[(layer + 1)..last], out var inner)
            ? $"blk.{name[Layers.Length..layer]}.{inner}{name[last..]}"
            : throw new ArgumentException($"llama.cpp has no tensor for {name}", nameof(name));
    }

    /// <summary>A weight as llama.cpp wants its rows. The caller owns the result, which may be <paramref name="weight"/> itself.</summary>
    public Tensor Arranged(string name, Tensor weight, int heads, int keyValueHeads) => HeadsOf(name, heads, keyValueHeads) is { } count ? Swap(weight, count, 2, -1) : weight;

    /// <summary>The inverse of <see cref="Arranged"/>.</summary>
    public Tensor Restored(string name, Tensor weight, int heads, int keyValueHeads) => HeadsOf(name, heads, keyValueHeads) is { } count ? Swap(weight, count, -1, 2) : weight;

    private static ModelFolderException Refusal(string what) => new($"No GGUF file can be written {what}. Publish the merged folder instead.");

    private int? HeadsOf(string name, int heads, int keyValueHeads) => name switch
    {
        _ when !Interleaved => null,
        _ when name.Contains(".self_attn.q_proj.", StringComparison.Ordinal) => heads,
        _ when name.Contains(".self_attn.k_proj.", StringComparison.Ordinal) => keyValueHeads,
        _ => null,
    };

    private static Tensor Swap(Tensor weight, long heads, long outer, long inner)
    {
        using var scope = NewDisposeScope();
        var columns = weight.numel() / weight.shape[0];
        return weight.view(heads, outer, inner, columns).transpose(1, 2).contiguous().view(weight.shape).MoveToOuterDisposeScope();
    }
}
