using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>One pre-norm block: attention with rotary positions and grouped heads, then the gated feed-forward.</summary>
internal sealed class DecoderLayer(DecoderConfig config, int index, Func<string, Tensor> weights) : IDisposable
{
    private readonly Tensor attentionNorm = weights($"model.layers.{index}.input_layernorm.weight");
    private readonly Tensor feedForwardNorm = weights($"model.layers.{index}.post_attention_layernorm.weight");
    private readonly Projection query = Make(index, "self_attn.q_proj", weights);
    private readonly Projection key = Make(index, "self_attn.k_proj", weights);
    private readonly Projection value = Make(index, "self_attn.v_proj", weights);
    private readonly Projection output = Make(index, "self_attn.o_proj", weights);
    private readonly Projection gate = Make(index, "mlp.gate_proj", weights);
    private readonly Projection up = Make(index, "mlp.up_proj", weights);
    private readonly Projection down = Make(index, "mlp.down_proj", weights);

    public IEnumerable<Projection> Projections => [query, key, value, output, gate, up, down];

    public IEnumerable<(string Name, Tensor Weight)> Norms =>
    [
        ($"model.layers.{index}.input_layernorm.weight", attentionNorm),
        ($"model.layers.{index}.post_attention_layernorm.weight", feedForwardNorm),
    ];

    /// <summary>[batch, time, hidden] → the same shape.</summary>
    public Tensor Forward(Tensor x, AttentionContext context)
    {
        x = x.add(Attend(Norm(x, attentionNorm, config.NormEpsilon), context));
        var y = Norm(x, feedForwardNorm, config.NormEpsilon);
        return x.add(down.Forward(nn.functional.silu(gate.Forward(y)).mul(up.Forward(y))));
    }

    /// <summary>Root-mean-square norm over the last dimension, in single precision (Zhang and Sennrich, 2019).</summary>
    public static Tensor Norm(Tensor x, Tensor weight, double epsilon)
    {
        var wide = x.to_type(ScalarType.Float32);
        var scale = wide.square().mean([-1], keepdim: true).add(epsilon).rsqrt();
        return wide.mul(scale).to_type(x.dtype).mul(weight);
    }

    public void Dispose()
    {
        attentionNorm.Dispose();
        feedForwardNorm.Dispose();
        foreach (var projection in Projections)
        {
            projection.Dispose();
        }
    }

    private static Projection Make(int index, string name, Func<string, Tensor> weights) =>
        new($"model.layers.{index}.{name}", weights($"model.layers.{index}.{name}.weight"));

    private Tensor Attend(Tensor x, AttentionContext context)
    {
        var (batch, time) = (x.shape[0], x.shape[1]);
        Tensor Split(Tensor t, int heads) => t.view(batch, time, heads, config.HeadSize).transpose(1, 2);
        var q = RotaryTable.Rotate(Split(query.Forward(x), config.Heads), context.Cosine, context.Sine);
        var k = RotaryTable.Rotate(Split(key.Forward(x), config.KeyValueHeads), context.Cosine, context.Sine);
        var v = Split(value.Forward(x), config.KeyValueHeads);
        if (context.Cache is not null)
        {
            (k, v) = context.Cache.Append(index, k, v);
        }

        if (config.KeyValueHeads != config.Heads)
        {
            k = k.repeat_interleave(config.Heads / config.KeyValueHeads, dim: 1);
            v = v.repeat_interleave(config.Heads / config.KeyValueHeads, dim: 1);
        }

        var attended = nn.functional.scaled_dot_product_attention(q, k, v, context.Mask, is_casual: context.Mask is null && time > 1);
        return output.Forward(attended.transpose(1, 2).reshape(batch, time, config.Heads * config.HeadSize));
    }
}
