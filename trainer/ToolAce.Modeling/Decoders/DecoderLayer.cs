using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>
/// One pre-norm block: attention with rotary positions and grouped heads, then the gated feed-forward; biases, norms over heads and a sliding window where the family
/// has them.
/// </summary>
internal sealed class DecoderLayer(DecoderConfig config, int index, Func<string, Tensor> weights) : IDisposable
{
    private readonly Tensor attentionNorm = weights($"model.layers.{index}.input_layernorm.weight");
    private readonly Tensor feedForwardNorm = weights($"model.layers.{index}.post_attention_layernorm.weight");
    private readonly Tensor? queryNorm = config.QueryKeyNorm ? weights($"model.layers.{index}.self_attn.q_norm.weight") : null;
    private readonly Tensor? keyNorm = config.QueryKeyNorm ? weights($"model.layers.{index}.self_attn.k_norm.weight") : null;
    private readonly Projection query = Make(config, index, "self_attn.q_proj", weights);
    private readonly Projection key = Make(config, index, "self_attn.k_proj", weights);
    private readonly Projection value = Make(config, index, "self_attn.v_proj", weights);
    private readonly Projection output = Make(config, index, "self_attn.o_proj", weights);
    private readonly Projection gate = Make(config, index, "mlp.gate_proj", weights);
    private readonly Projection up = Make(config, index, "mlp.up_proj", weights);
    private readonly Projection down = Make(config, index, "mlp.down_proj", weights);

    public IEnumerable<Projection> Projections => [query, key, value, output, gate, up, down];

    /// <summary>Norms, maps and biases by their Hugging Face names.</summary>
    public IEnumerable<(string Name, Tensor Weight)> NamedWeights
    {
        get
        {
            yield return ($"model.layers.{index}.input_layernorm.weight", attentionNorm);
            yield return ($"model.layers.{index}.post_attention_layernorm.weight", feedForwardNorm);
            if (queryNorm is not null && keyNorm is not null)
            {
                yield return ($"model.layers.{index}.self_attn.q_norm.weight", queryNorm);
                yield return ($"model.layers.{index}.self_attn.k_norm.weight", keyNorm);
            }

            foreach (var projection in Projections)
            {
                yield return (projection.Name + ".weight", projection.Weight);
                if (projection.Bias is not null)
                {
                    yield return (projection.Name + ".bias", projection.Bias);
                }
            }
        }
    }

    /// <summary>[batch, time, hidden] → the same shape.</summary>
    public Tensor Forward(Tensor x, AttentionContext context)
    {
        x = x.add(Attend(Norm(x, attentionNorm, config.NormEpsilon), context));
        var y = Norm(x, feedForwardNorm, config.NormEpsilon);
        return x.add(down.Forward(Fusion.SiluGate(gate.Forward(y, context.Dropout), up.Forward(y, context.Dropout)), context.Dropout));
    }

    /// <summary>Root-mean-square norm over the last dimension, in single precision or x's own if that is wider (Zhang and Sennrich, 2019).</summary>
    public static Tensor Norm(Tensor x, Tensor weight, double epsilon)
    {
        if (Fusion.Norm(x, weight, epsilon) is { } fused)
        {
            return fused;
        }

        var wide = x.dtype == ScalarType.Float64 ? x : x.to_type(ScalarType.Float32);
        var scale = wide.square().mean([-1], keepdim: true).add(epsilon).rsqrt();
        return wide.mul(scale).to_type(x.dtype).mul(weight);
    }

    public void Dispose()
    {
        attentionNorm.Dispose();
        feedForwardNorm.Dispose();
        queryNorm?.Dispose();
        keyNorm?.Dispose();
        foreach (var projection in Projections)
        {
            projection.Dispose();
        }
    }

    private static Projection Make(DecoderConfig config, int index, string name, Func<string, Tensor> weights)
    {
        var full = $"model.layers.{index}.{name}";
        return new(full, weights(full + ".weight"), config.HasBias(name) ? weights(full + ".bias") : null);
    }

    private Tensor Attend(Tensor x, AttentionContext context)
    {
        var (batch, time) = (x.shape[0], x.shape[1]);
        Tensor Split(Tensor t, int heads) => t.view(batch, time, heads, config.HeadSize);
        Tensor Normed(Tensor t, Tensor? norm) => (norm is null ? t : Norm(t, norm, config.NormEpsilon)).transpose(1, 2);
        var q = RotaryTable.Rotate(Normed(Split(query.Forward(x, context.Dropout), config.Heads), queryNorm), context.Cosine, context.Sine);
        var k = RotaryTable.Rotate(Normed(Split(key.Forward(x, context.Dropout), config.KeyValueHeads), keyNorm), context.Cosine, context.Sine);
        var v = Split(value.Forward(x, context.Dropout), config.KeyValueHeads).transpose(1, 2);
        if (context.Cache is not null)
        {
            (k, v) = context.Cache.Append(index, k, v);
        }

        (k, v, var mask) = Windowed(k, v, time, context);
        if (config.KeyValueHeads != config.Heads)
        {
            k = k.repeat_interleave(config.Heads / config.KeyValueHeads, dim: 1);
            v = v.repeat_interleave(config.Heads / config.KeyValueHeads, dim: 1);
        }

        var attended = context.Documents is { Length: > 1 } documents ? Packed(q, k, v, mask, documents) : Attention(q, k, v, mask);
        return output.Forward(attended.transpose(1, 2).reshape(batch, time, config.Heads * config.HeadSize), context.Dropout);
    }

    private (Tensor Keys, Tensor Values, Tensor? Mask) Windowed(Tensor k, Tensor v, long time, AttentionContext context)
    {
        if (config.WindowOf(index) is not { } window)
        {
            return (k, v, context.Mask);
        }

        var before = k.shape[2] - window;
        return time == 1 && before > 0
            ? (k.narrow(2, before, window), v.narrow(2, before, window), context.Mask?.narrow(3, before, window))
            : (k, v, context.WindowMask ?? context.Mask);
    }

    /// <summary>
    /// Block-diagonal attention: every document attends to itself alone. One causal call a document, since a mask over the whole row would leave the fast kernels and
    /// do the work of the forbidden blocks too. <paramref name="window"/> is the longest document's mask; one that the window holds whole needs none.
    /// </summary>
    private Tensor Packed(Tensor q, Tensor k, Tensor v, Tensor? window, long[] documents)
    {
        var (queries, keys, values) = (q.split(documents, 2), k.split(documents, 2), v.split(documents, 2));
        Tensor? Mask(long length) => length > config.WindowOf(index) ? window?.narrow(-2, 0, length).narrow(-1, 0, length) : null;
        return cat([.. queries.Select((part, i) => Attention(part, keys[i], values[i], Mask(documents[i])))], 2);
    }

    private static Tensor Attention(Tensor q, Tensor k, Tensor v, Tensor? mask) =>
        nn.functional.scaled_dot_product_attention(q, k, v, mask, is_casual: mask is null && q.shape[2] > 1);
}
