using Run = System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor[]>;

namespace TorchSharp.Tests.Goldens;

internal static partial class Operators
{
    private static IEnumerable<KeyValuePair<string, Run>> Reductions() =>
    [
        One("sum", a => a.sum()), One("sum_dims", a => a.sum([0L, 2L], keepdim: true)), One("sum_dtype", a => a.sum(ScalarType.Float64)),
        One("mean", a => a.mean()), One("mean_dims", a => a.mean([1], keepdim: true)), One("prod", a => a.prod(1)),
        One("std", a => a.std()),
        One("std_dim", a => a.std(-1, unbiased: false)), One("var", a => a.var()), One("norm", a => a.norm()),
        One("norm_dim", a => a.norm(-1, keepdim: true)), One("max", a => a.max()), Pair("max_dim", a => a.max(1)),
        Pair("min_dim", a => a.min(-1, keepdim: true)), One("amax", a => a.amax(0, 2)), One("argmax", a => a.argmax(-1)),
        One("argmin", a => a.argmin()),
        Many("all_any", a => [(a > 0).all(), (a > 0).any(-1)]), One("cumsum", a => a.cumsum(-1)), One("cumprod", a => a.cumprod(1)),
        One("logsumexp", a => a.logsumexp(-1)), One("softmax", a => a.softmax(-1)), One("log_softmax", a => a.log_softmax(1)),
        Pair("topk", a => a.topk(2)), Pair("topk_smallest", a => a.topk(2, 1, largest: false)), Pair("sort", a => a.sort(descending: true)),
        One("argsort", a => a.argsort(1)), Pair("kthvalue", a => a.kthvalue(2, -1)), One("median", a => a.median()),
        One("quantile", a => a.quantile(tensor([0.25f, 0.9f]), 1)), One("bincount", a => bincount(a)),
        One("count_nonzero", a => a.count_nonzero()),
        Many("unique", a =>
        {
            var (output, inverse, counts) = a.unique(return_inverse: true, return_counts: true);
            return [output, inverse!, counts!];
        }),
    ];

    private static IEnumerable<KeyValuePair<string, Run>> Shapes() =>
    [
        One("view", a => a.view(4, 6)), One("reshape_transpose", a => a.transpose(0, 2).reshape(6, 4)),
        One("permute", a => a.permute(2, 0, 1)),
        One("squeeze", a => a.unsqueeze(1).squeeze(1)), One("expand", a => a.unsqueeze(0).expand(3, -1, -1)),
        One("repeat", a => a.repeat(2, 1)),
        One("repeat_interleave", a => a.repeat_interleave(2, 0)), One("flip", a => a.flip(0, 2)), One("roll", a => a.roll(1, 1)),
        One("roll_many", a => a.roll(new long[] { 1, -1 }, new long[] { 0, 2 })), One("narrow", a => a.narrow(2, 1, 2)),
        Many("split", a => a.split(2, -1)),
        Many("split_sizes", a => a.split(new long[] { 1, 3 }, -1)), Many("chunk", a => a.chunk(2, 1)), Many("unbind", a => a.unbind(1)),
        Two("cat", (a, b) => cat([a, b], 0)), Two("stack", (a, b) => stack([a, b], 1)), One("tril", a => a.tril(-1)),
        One("triu", a => a.triu(1)),
        One("diagonal", a => a.diagonal()), One("flatten", a => a.flatten(1)), One("unfold", a => a.unfold(0, 2, 1)),
    ];

    private static IEnumerable<KeyValuePair<string, Run>> Indexing() =>
    [
        One("index_int", a => a[1]), One("index_slices", a => a[.., 1.., TensorIndex.Slice(step: 2)]),
        One("index_ellipsis", a => a[TensorIndex.Ellipsis, ^1]),
        One("index_ellipsis_middle", a => a[1, TensorIndex.Ellipsis, ..2]), One("index_ellipsis_first", a => a[TensorIndex.Ellipsis, 1, 2..]),
        One("index_new_axis", a => a[.., TensorIndex.None, 1]),
        One("index_tensor", a => a[TensorIndex.Colon, TensorIndex.Tensor(Longs(2, 0))]),
        One("index_two_tensors", a => a[TensorIndex.Tensor(Longs(0, 1)), TensorIndex.Colon, TensorIndex.Tensor(Longs(3, 1))]),
        One("index_mask", a => a[a.detach() > 0]),
        One("index_row_mask", a => a[TensorIndex.Colon, TensorIndex.Tensor(tensor([true, false, true, false]).expand(3, 4))]),
        One("index_select", a => a.index_select(1, Longs(2, 2, 0))),
        One("gather", a => a.gather(-1, Longs(0, 3, 1, 0, 3, 1).view(2, 3, 1))),
        Two("scatter", (a, b) => a.scatter(1, Longs(0, 1, 2, 3, 1, 0).view(3, 2), b)),
        Two("scatter_add", (a, b) => a.scatter_add(1, Longs(0, 0, 2, 2, 1, 0).view(3, 2), b)),
        One("index_put_mask", a =>
        {
            var copy = a.clone();
            copy[a.detach() > 0.5] = tensor(0.25f);
            return copy;
        }),
        Two("index_add", (a, b) => a.index_add(0, Longs(0, 0, 2), b, alpha: 2)),
        One("masked_fill", a => a.masked_fill(tensor([true, false, true, false]), -1)),
        One("masked_select", a => a.masked_select(a.detach() < 0)),
        Two("where", (a, b) => where(a.detach() > 0, a, b)), One("nonzero", a => (a > 0).nonzero()),
        One("one_hot", a => nn.functional.one_hot(a, 4)),
        One("take_along_dim", a => a.take_along_dim(a.detach().argsort(1), 1)),
    ];
}
