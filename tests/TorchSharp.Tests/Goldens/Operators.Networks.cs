using Run = System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor[]>;

namespace TorchSharp.Tests.Goldens;

internal static partial class Operators
{
    private static IEnumerable<KeyValuePair<string, Run>> Products() =>
    [
        Two("matmul", matmul), Two("mm", mm), Two("mm_transposed", (a, b) => a.t().mm(b.t())), Two("bmm", bmm), Two("mv", mv),
        Two("outer", outer),
        Two("dot", dot), Three("addmm", (a, b, c) => a.addmm(b, c, beta: 0.5f, alpha: 2)),
        Two("einsum", (a, b) => einsum("bij,jk->bik", a, b)),
        Three("linear", (a, w, b) => nn.functional.linear(a, w, b)), Two("matmul_bf16", matmul),
    ];

    private static IEnumerable<KeyValuePair<string, Run>> Networks()
    {
        // Made anew for every case: a tensor kept here would die with the first case's scope.
        static Tensor Target() => Longs(1, -100, 5, 0);
        static Tensor Allowed() => tensor(new[,] { { true, false, true }, { true, true, false }, { false, true, true } });
        return
        [
            Three("layer_norm", (a, w, b) => nn.functional.layer_norm(a, [4], w, b)),
            One("embedding", Embed),
            One("cross_entropy", a => nn.functional.cross_entropy(a, Target())),
            One("cross_entropy_sum", a => nn.functional.cross_entropy(a, Target(), reduction: nn.Reduction.Sum)),
            One("cross_entropy_none", a => nn.functional.cross_entropy(a, Target(), reduction: nn.Reduction.None)),
            One("cross_entropy_smooth", a => nn.functional.cross_entropy(a, Target(), label_smoothing: 0.1)),
            One("cross_entropy_weight", a => nn.functional.cross_entropy(a, Target(), weight: tensor([1f, 2f, 0.5f, 1f, 1f, 3f]))),
            One("nll_loss", a => nn.functional.nll_loss(a.log_softmax(-1), Longs(1, 2, 5, 0))),
            Two("mse_loss", (a, b) => nn.functional.mse_loss(a, b)),
            Two("smooth_l1_loss", (a, b) => nn.functional.smooth_l1_loss(a, b)),
            Two("kl_div", (a, b) => nn.functional.kl_div(a.log_softmax(-1), b.log_softmax(-1), log_target: true, reduction: nn.Reduction.Sum)),
            One("bce_with_logits", a => nn.functional.binary_cross_entropy_with_logits(a, tensor([1f, 0f, 1f, 0f]).expand(3, 4))),
            One("pad", a => nn.functional.pad(a, (1, 2, 0, 1), value: 0.5)),
            One("pad_reflect", a => nn.functional.pad(a, 1, PaddingModes.Reflect)),
            One("normalize", a => nn.functional.normalize(a, dim: -1)),
            Three("attention", (q, k, v) => nn.functional.scaled_dot_product_attention(q, k, v)),
            Three("attention_causal", (q, k, v) => nn.functional.scaled_dot_product_attention(q, k, v, is_casual: true)),
            Three("attention_bool_mask", (q, k, v) => nn.functional.scaled_dot_product_attention(q, k, v, Allowed())),
            Three("attention_float_mask", (q, k, v) => nn.functional.scaled_dot_product_attention(q, k, v, tensor(new[,] { { 0f, 1f, -1f } }).expand(3, 3))),
            new("llama_block", x => [LlamaBlock(x)]),
            One("newton_schulz", NewtonSchulz),
        ];
    }

    private static Tensor Embed(Tensor table) => TorchSharp.Native.Aten.Embedding.Call(table, Longs(1, 3, 0, 1).view(2, 2));

    private static Tensor RmsNorm(Tensor h, Tensor weight) => h * (h.square().mean([-1], keepdim: true) + 1e-5).rsqrt() * weight;

    private static Tensor Rotate(Tensor h)
    {
        var half = h.size(-1) / 2;
        return cat([-h.narrow(-1, half, half), h.narrow(-1, 0, half)], -1);
    }

    private static Tensor LlamaBlock(Tensor[] x)
    {
        var (h, n1, wq, wk, wv, wo, n2, wg, wu, wd) = (x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9]);
        var length = h.size(1);
        var angles = outer(arange(length, ScalarType.Float32), tensor([1f, 0.1f]));
        angles = cat([angles, angles], -1);
        var (cosine, sine) = (angles.cos(), angles.sin());
        var a = RmsNorm(h, n1);
        Tensor Heads(Tensor w, long heads) => nn.functional.linear(a, w).view(1, length, heads, 4).transpose(1, 2);
        Tensor Placed(Tensor t) => (t * cosine) + (Rotate(t) * sine);
        var key = Placed(Heads(wk, 1)).repeat_interleave(2, 1);
        var mixed = nn.functional.scaled_dot_product_attention(Placed(Heads(wq, 2)), key, Heads(wv, 1).repeat_interleave(2, 1), is_casual: true);
        h = h + nn.functional.linear(mixed.transpose(1, 2).reshape(1, length, 8), wo);
        a = RmsNorm(h, n2);
        return h + nn.functional.linear(nn.functional.silu(nn.functional.linear(a, wg)) * nn.functional.linear(a, wu), wd);
    }

    private static Tensor NewtonSchulz(Tensor gradient)
    {
        var h = gradient / (gradient.norm() + 1e-7);
        for (var i = 0; i < 5; i++)
        {
            var s = h.matmul(h.t());
            h = (3.4445 * h) + ((-4.7750 * s) + (2.0315 * s.matmul(s))).matmul(h);
        }

        return h;
    }
}
