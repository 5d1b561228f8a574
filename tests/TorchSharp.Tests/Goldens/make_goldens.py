#!/usr/bin/env python3
"""Writes goldens.json: inputs, results and gradients of operators, optimisers, schedules and random numbers, computed by PyTorch.

Run with Debian's interpreter (packages python3-torch and python3-numpy):  /usr/bin/python3 make_goldens.py
The gradient of a case is that of sum(out * cos(0, 1, 2, ...)), so that every element of every result counts differently.
"""
import json
import math
import os

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
rng = np.random.RandomState(20240901)
KINDS = {torch.float32: "f", torch.float64: "d", torch.int64: "i", torch.bool: "b", torch.bfloat16: "h", torch.int32: "n"}


def number(x):
    if isinstance(x, bool):
        return int(x)
    if isinstance(x, int):
        return x
    if math.isnan(x) or math.isinf(x):
        return str(x)
    return float("%.9g" % x)


def packed(t):
    t = t.detach()
    values = t.reshape(-1).to(torch.float64 if t.is_floating_point() else t.dtype).tolist()
    return {"t": KINDS[t.dtype], "s": list(t.shape), "d": [number(v) for v in values]}


def normal(*shape):
    return torch.tensor(np.round(rng.randn(*shape), 3).astype(np.float32))


def positive(*shape):
    return torch.tensor(np.round(rng.rand(*shape) + 0.3, 3).astype(np.float32))


def whole(low, high, *shape):
    return torch.tensor(rng.randint(low, high, shape).astype(np.int64))


cases = {}


def case(name, fn, *inputs, bf16=False):
    """Runs fn on leaf copies of the inputs; gradients for every floating-point input that the result depends on."""
    leaves = [t.clone().requires_grad_(t.is_floating_point()) for t in inputs]
    outs = fn(*leaves)
    outs = [outs] if isinstance(outs, torch.Tensor) else [o for o in outs]
    loss = None
    for out in outs:
        if out.requires_grad:
            weights = torch.cos(torch.arange(out.numel(), dtype=torch.float32)).reshape(out.shape)
            term = (out.float() * weights).sum()
            loss = term if loss is None else loss + term
    grads = [None] * len(leaves)
    if loss is not None:
        wanted = [t for t in leaves if t.requires_grad]
        found = iter(torch.autograd.grad(loss, wanted, allow_unused=True))
        grads = [next(found) if t.requires_grad else None for t in leaves]
    assert name not in cases, name
    cases[name] = {"in": [packed(t) for t in leaves], "out": [packed(o) for o in outs],
                   "grad": [None if g is None else packed(g) for g in grads]}


# ---- elementwise
x = normal(3, 4)
for op in "abs neg exp sin cos tan tanh sigmoid erf relu square expm1 floor ceil trunc frac sign sinh cosh atan".split():
    case(op, getattr(torch, op), x)
for op in "log sqrt rsqrt reciprocal log2 log10 log1p".split():
    case(op, getattr(torch, op), positive(3, 4))
case("silu", F.silu, x)
case("gelu", F.gelu, x)
case("gelu_tanh", lambda a: F.gelu(a, approximate="tanh"), x)
case("logsigmoid", F.logsigmoid, x)
case("softplus", F.softplus, x)
case("round", torch.round, x * 3)
case("round_decimals", lambda a: torch.round(a, decimals=1), x)
case("isfinite", torch.isfinite, torch.tensor([1.0, float("inf"), float("nan")]))
case("isnan", torch.isnan, torch.tensor([1.0, float("inf"), float("nan")]))
case("nan_to_num", lambda a: torch.nan_to_num(a.detach(), 0.5, 9.0, -9.0), torch.tensor([1.0, float("inf"), float("-inf"), float("nan")]))

# ---- arithmetic with broadcasting
y, row = normal(3, 4), normal(4)
case("add", lambda a, b: a + b, x, row)
case("add_alpha", lambda a, b: torch.add(a, b, alpha=0.3), x, y)
case("add_scalar", lambda a: a + 2.5, x)
case("sub", lambda a, b: a - b, x, row)
case("rsub", lambda a: 1.5 - a, x)
case("mul", lambda a, b: a * b, x, row)
case("div", lambda a, b: a / b, x, positive(4))
case("rdiv", lambda a: 2 / a, positive(3, 4))
case("div_floor", lambda a, b: torch.div(a, b, rounding_mode="floor"), whole(-9, 9, 6), whole(1, 4, 6))
case("remainder", lambda a, b: a % b, whole(-9, 9, 6), whole(1, 4, 6))
case("pow_scalar", lambda a: a ** 3, x)
case("pow_tensor", lambda a, b: a ** b, positive(3, 4), row)
case("maximum", torch.maximum, x, y)
case("minimum", torch.minimum, x, y)
case("clamp", lambda a: a.clamp(-0.5, 0.8), x)
case("clamp_min", lambda a: a.clamp(min=0.1), x)
case("clamp_tensor", lambda a, b: torch.clamp(a, max=b), x, y)
case("lerp", torch.lerp, x, y, torch.tensor(0.3))
case("addcmul", lambda a, b, c: torch.addcmul(a, b, c, value=0.7), x, y, row)
case("addcdiv", lambda a, b, c: torch.addcdiv(a, b, c, value=0.7), x, y, positive(3, 4))
case("logaddexp", torch.logaddexp, x, y)
case("int_division_promotes", lambda a: a / 2, whole(0, 9, 5))

# ---- comparison and logic
p, q = whole(0, 3, 8), whole(0, 3, 8)
for op in "eq ne lt le gt ge".split():
    case(op, getattr(torch, op), p, q)
    case(op + "_scalar", lambda a, o=op: getattr(torch, o)(a, 1), p)
case("logical", lambda a, b: (torch.logical_and(a > 0, b > 0), torch.logical_or(a > 0, b > 0), torch.logical_xor(a > 0, b > 0), ~(a > 0)), p, q)
case("bitwise", lambda a, b: (a & b, a | b, a ^ b, ~a), p, q)
case("isin", lambda a: torch.isin(a, torch.tensor([0, 2])), p)

# ---- reductions and order
z = normal(2, 3, 4)
case("sum", torch.sum, z)
case("sum_dims", lambda a: a.sum([0, 2], keepdim=True), z)
case("sum_dtype", lambda a: a.sum(dtype=torch.float64), z)
case("mean", torch.mean, z)
case("mean_dims", lambda a: a.mean([1], keepdim=True), z)
case("prod", lambda a: a.prod(1), z)
case("std", lambda a: a.std(), z)
case("std_dim", lambda a: a.std([-1], unbiased=False), z)
case("var", lambda a: a.var(), z)
case("norm", lambda a: a.norm(), z)
case("norm_dim", lambda a: a.norm(2, dim=-1, keepdim=True), z)
case("max", torch.max, z)
case("max_dim", lambda a: a.max(1), z)
case("min_dim", lambda a: a.min(-1, keepdim=True), z)
case("amax", lambda a: a.amax([0, 2]), z)
case("argmax", lambda a: a.argmax(-1), z)
case("argmin", lambda a: a.argmin(), z)
case("all_any", lambda a: ((a > 0).all(), (a > 0).any(-1)), z)
case("cumsum", lambda a: a.cumsum(-1), z)
case("cumprod", lambda a: a.cumprod(1), z)
case("logsumexp", lambda a: a.logsumexp(-1), z)
case("softmax", lambda a: a.softmax(-1), z)
case("log_softmax", lambda a: a.log_softmax(1), z)
case("topk", lambda a: a.topk(2, -1), z)
case("topk_smallest", lambda a: a.topk(2, 1, largest=False), z)
case("sort", lambda a: a.sort(-1, descending=True), z)
case("argsort", lambda a: a.argsort(1), z)
case("kthvalue", lambda a: a.kthvalue(2, -1), z)
case("median", torch.median, z)
case("quantile", lambda a: torch.quantile(a, torch.tensor([0.25, 0.9]), 1), normal(3, 5))
case("bincount", torch.bincount, whole(0, 5, 12))
case("count_nonzero", torch.count_nonzero, whole(0, 2, 12))
case("unique", lambda a: torch.unique(a, return_inverse=True, return_counts=True), whole(0, 5, 12))

# ---- shape
case("view", lambda a: a.view(4, 6), z)
case("reshape_transpose", lambda a: a.transpose(0, 2).reshape(6, 4), z)
case("permute", lambda a: a.permute(2, 0, 1), z)
case("squeeze", lambda a: a.unsqueeze(1).squeeze(1), z)
case("expand", lambda a: a.unsqueeze(0).expand(3, -1, -1), x)
case("repeat", lambda a: a.repeat(2, 1), x)
case("repeat_interleave", lambda a: a.repeat_interleave(2, 0), x)
case("flip", lambda a: a.flip(0, 2), z)
case("roll", lambda a: a.roll(1, 1), z)
case("roll_many", lambda a: a.roll([1, -1], [0, 2]), z)
case("narrow", lambda a: a.narrow(2, 1, 2), z)
case("split", lambda a: a.split(2, -1), z)
case("split_sizes", lambda a: a.split([1, 3], -1), z)
case("chunk", lambda a: a.chunk(2, 1), z)
case("unbind", lambda a: a.unbind(1), z)
case("cat", lambda a, b: torch.cat([a, b], 0), x, y)
case("stack", lambda a, b: torch.stack([a, b], 1), x, y)
case("tril", lambda a: a.tril(-1), normal(4, 4))
case("triu", lambda a: a.triu(1), normal(4, 4))
case("diagonal", lambda a: a.diagonal(), normal(4, 4))
case("flatten", lambda a: a.flatten(1), z)
case("unfold", lambda a: a.unfold(0, 2, 1), row)

# ---- indexing
case("index_int", lambda a: a[1], z)
case("index_slices", lambda a: a[:, 1:, ::2], z)
case("index_ellipsis", lambda a: a[..., -1], z)
case("index_ellipsis_middle", lambda a: a[1, ..., :2], z)
case("index_ellipsis_first", lambda a: a[..., 1, 2:], z)
case("index_new_axis", lambda a: a[:, None, 1], z)
case("index_tensor", lambda a: a[:, torch.tensor([2, 0])], z)
case("index_two_tensors", lambda a: a[torch.tensor([0, 1]), :, torch.tensor([3, 1])], z)
case("index_mask", lambda a: a[a.detach() > 0], z)
case("index_row_mask", lambda a: a[:, torch.tensor([[True, False, True, False]] * 3)], z)
case("index_select", lambda a: a.index_select(1, torch.tensor([2, 2, 0])), z)
case("gather", lambda a: a.gather(-1, torch.tensor([[[0], [3], [1]]] * 2)), z)
case("scatter", lambda a, b: a.scatter(1, torch.tensor([[0, 1], [2, 3], [1, 0]]), b), x, normal(3, 2))
case("scatter_add", lambda a, b: a.scatter_add(1, torch.tensor([[0, 0], [2, 2], [1, 0]]), b), x, normal(3, 2))
case("index_put_mask", lambda a: a.clone().masked_fill_(a.detach() > 0.5, 0.25), x)
case("index_add", lambda a, b: a.index_add(0, torch.tensor([0, 0, 2]), b, alpha=2), x, y)
case("masked_fill", lambda a: a.masked_fill(torch.tensor([True, False, True, False]), -1.0), x)
case("masked_select", lambda a: a.masked_select(a.detach() < 0), x)
case("where", lambda a, b: torch.where(a.detach() > 0, a, b), x, y)
case("nonzero", lambda a: (a > 0).nonzero(), p)
case("one_hot", lambda a: F.one_hot(a, 4), p)
case("take_along_dim", lambda a: torch.take_along_dim(a, a.detach().argsort(1), 1), x)

# ---- products
m, n, batch = normal(3, 5), normal(5, 4), normal(2, 3, 5)
case("matmul", lambda a, b: a @ b, batch, n)
case("mm", torch.mm, m, n)
case("mm_transposed", lambda a, b: torch.mm(a.t(), b.t()), normal(5, 3), normal(4, 5))
case("bmm", torch.bmm, batch, normal(2, 5, 2))
case("mv", torch.mv, m, normal(5))
case("outer", torch.outer, normal(3), row)
case("dot", torch.dot, normal(6), normal(6))
case("addmm", lambda a, b, c: torch.addmm(a, b, c, beta=0.5, alpha=2), normal(3, 4), m, n)
case("einsum", lambda a, b: torch.einsum("bij,jk->bik", a, b), batch, n)
case("linear", F.linear, batch, normal(4, 5), row)
case("matmul_bf16", lambda a, b: a @ b, normal(4, 8).bfloat16(), normal(8, 3).bfloat16())

# ---- neural network functions
case("layer_norm", lambda a, w, b: F.layer_norm(a, [4], w, b), z, row, normal(4))
case("embedding", lambda w: F.embedding(torch.tensor([[1, 3], [0, 1]]), w), normal(5, 3))
logits, target = normal(4, 6), torch.tensor([1, -100, 5, 0])
case("cross_entropy", lambda a: F.cross_entropy(a, target), logits)
case("cross_entropy_sum", lambda a: F.cross_entropy(a, target, reduction="sum"), logits)
case("cross_entropy_none", lambda a: F.cross_entropy(a, target, reduction="none"), logits)
case("cross_entropy_smooth", lambda a: F.cross_entropy(a, target, label_smoothing=0.1), logits)
case("cross_entropy_weight", lambda a: F.cross_entropy(a, target, weight=torch.tensor([1.0, 2.0, 0.5, 1.0, 1.0, 3.0])), logits)
case("nll_loss", lambda a: F.nll_loss(a.log_softmax(-1), torch.tensor([1, 2, 5, 0])), logits)
case("mse_loss", F.mse_loss, x, y)
case("smooth_l1_loss", F.smooth_l1_loss, x, y)
case("kl_div", lambda a, b: F.kl_div(a.log_softmax(-1), b.log_softmax(-1), reduction="sum", log_target=True), x, y)
case("bce_with_logits", lambda a: F.binary_cross_entropy_with_logits(a, torch.tensor([1.0, 0.0, 1.0, 0.0]).expand(3, 4)), x)
case("pad", lambda a: F.pad(a, (1, 2, 0, 1), value=0.5), x)
case("pad_reflect", lambda a: F.pad(a, (1, 1), mode="reflect"), z)
case("normalize", lambda a: F.normalize(a, dim=-1), x)


def attention(query, key, value, mask=None, causal=False):
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if causal:
        mask = torch.ones(query.shape[-2], key.shape[-2], dtype=torch.bool).tril()
    if mask is not None and mask.dtype == torch.bool:
        mask = torch.zeros(mask.shape).masked_fill(~mask, float("-inf"))
    if mask is not None:
        scores = scores + mask
    return scores.softmax(-1) @ value


qkv = normal(1, 2, 3, 4), normal(1, 2, 3, 4), normal(1, 2, 3, 4)
case("attention", attention, *qkv)
case("attention_causal", lambda a, b, c: attention(a, b, c, causal=True), *qkv)
allowed = torch.tensor([[True, False, True], [True, True, False], [False, True, True]])
case("attention_bool_mask", lambda a, b, c: attention(a, b, c, allowed), *qkv)
case("attention_float_mask", lambda a, b, c: attention(a, b, c, torch.tensor([[0.0, 1.0, -1.0]])), *qkv)


def rms_norm(h, weight):
    return h * torch.rsqrt(h.square().mean(-1, keepdim=True) + 1e-5) * weight


def rotate(h):
    half = h.shape[-1] // 2
    return torch.cat([-h[..., half:], h[..., :half]], -1)


def llama_block(h, n1, wq, wk, wv, wo, n2, wg, wu, wd):
    """One decoder layer, 2 heads of 4, one key-value head, rotary embedding, SwiGLU."""
    length = h.shape[1]
    angles = torch.outer(torch.arange(length).float(), torch.tensor([1.0, 0.1]))
    cos, sin = torch.cat([angles, angles], -1).cos(), torch.cat([angles, angles], -1).sin()
    a = rms_norm(h, n1)
    query = (a @ wq.t()).view(1, length, 2, 4).transpose(1, 2)
    key = (a @ wk.t()).view(1, length, 1, 4).transpose(1, 2)
    value = (a @ wv.t()).view(1, length, 1, 4).transpose(1, 2)
    query, key = query * cos + rotate(query) * sin, key * cos + rotate(key) * sin
    mixed = attention(query, key.repeat_interleave(2, 1), value.repeat_interleave(2, 1), causal=True)
    h = h + mixed.transpose(1, 2).reshape(1, length, 8) @ wo.t()
    a = rms_norm(h, n2)
    return h + (F.silu(a @ wg.t()) * (a @ wu.t())) @ wd.t()


case("llama_block", llama_block, normal(1, 5, 8), positive(8), normal(8, 8), normal(4, 8), normal(4, 8), normal(8, 8), positive(8),
     normal(12, 8), normal(12, 8), normal(8, 12))


def newton_schulz(g):
    """Orthogonalisation as the Muon optimiser does it."""
    a, b, c = 3.4445, -4.7750, 2.0315
    h = g / (g.norm() + 1e-7)
    for _ in range(5):
        s = h @ h.t()
        h = a * h + (b * s + c * s @ s) @ h
    return h


case("newton_schulz", newton_schulz, normal(4, 6))

# ---- optimisers: ten steps on fixed gradients, one parameter without a gradient on odd steps
trajectories = {}
start, pushes = normal(3, 2), [normal(3, 2) for _ in range(10)]


def trajectory(name, make):
    weight = start.clone().requires_grad_()
    lazy = (start * 2).clone().requires_grad_()
    optimiser = make([weight, lazy])
    for i, push in enumerate(pushes):
        weight.grad = push.clone()
        lazy.grad = push.clone() * 0.5 if i % 2 == 0 else None
        optimiser.step()
    trajectories[name] = [packed(weight), packed(lazy)]


O = torch.optim
trajectory("AdamW", lambda ps: O.AdamW(ps, lr=0.05, betas=(0.8, 0.95), weight_decay=0.1))
trajectory("AdamW_amsgrad", lambda ps: O.AdamW(ps, lr=0.05, weight_decay=0.0, amsgrad=True))
trajectory("AdamW_maximize", lambda ps: O.AdamW(ps, lr=0.05, weight_decay=0.01, maximize=True))
trajectory("Adam", lambda ps: O.Adam(ps, lr=0.05, eps=1e-6, weight_decay=0.1))
trajectory("SGD", lambda ps: O.SGD(ps, lr=0.1))
trajectory("SGD_momentum", lambda ps: O.SGD(ps, lr=0.1, momentum=0.9, weight_decay=0.01))
trajectory("SGD_nesterov", lambda ps: O.SGD(ps, lr=0.1, momentum=0.9, nesterov=True))

# ---- schedules: rates of twelve steps
L = torch.optim.lr_scheduler


def rates(make):
    optimiser = O.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
    schedule = make(optimiser)
    out = []
    for _ in range(12):
        out.append(number(optimiser.param_groups[0]["lr"]))
        optimiser.step()
        schedule.step()
    return out


schedules = {
    "LambdaLR": rates(lambda o: L.LambdaLR(o, lambda i: min(1.0, (i + 1) / 4) * 0.9 ** i)),
    "CosineAnnealingLR": rates(lambda o: L.CosineAnnealingLR(o, 5, eta_min=0.1)),
    "LinearLR": rates(lambda o: L.LinearLR(o, 0.25, 1.0, 6)),
    "ConstantLR": rates(lambda o: L.ConstantLR(o, 0.5, 4)),
    "SequentialLR": rates(lambda o: L.SequentialLR(o, [L.ConstantLR(o, 0.1, 3), L.LinearLR(o, 0.5, 1.0, 4)], [3])),
}

# ---- random numbers
def drawn(fn):
    torch.manual_seed(1234)
    return packed(fn())


random = {
    "rand": drawn(lambda: torch.rand(3, 4)),
    "randn": drawn(lambda: torch.randn(5, 7)),
    "randint": drawn(lambda: torch.randint(-3, 100, (10,))),
    "randperm": drawn(lambda: torch.randperm(20)),
    "normal_": drawn(lambda: torch.empty(9).normal_(2.0, 0.5)),
    "uniform_": drawn(lambda: torch.empty(9).uniform_(-1, 3)),
    "exponential_": drawn(lambda: torch.empty(9).exponential_(0.7)),
    "bernoulli_": drawn(lambda: torch.empty(30).bernoulli_(0.4)),
    "multinomial": drawn(lambda: torch.multinomial(torch.tensor([0.1, 0.2, 0.3, 0.4]), 12, replacement=True)),
    "dropout": drawn(lambda: F.dropout(torch.ones(30), 0.3)),
    "linear_init": drawn(lambda: torch.nn.Linear(3, 4).weight),
    "embedding_init": drawn(lambda: torch.nn.Embedding(4, 3).weight),
}

# ---- clipping
parts = [normal(3, 2), normal(4), normal(2)]
clipping = {}
for name, limit, kind in (("clips", 1.0, 2.0), ("leaves", 100.0, 2.0), ("infinity", 0.5, float("inf"))):
    params = [torch.zeros_like(t).requires_grad_() for t in parts]
    for param, part in zip(params, parts):
        param.grad = part.clone()
    norm = torch.nn.utils.clip_grad_norm_(params, limit, kind)
    clipping[name] = {"limit": limit, "type": number(kind), "norm": number(float(norm)), "grads": [packed(q.grad) for q in params]}

# ---- bf16 rounding, including ties
floats = torch.tensor([0.0, 1.0, 1.00390625, 1.01171875, -3.1415927, 65504.0, 1e-40, 3.4e38, float("inf"), float("nan")] + rng.randn(40).tolist())
bf16 = {"in": packed(floats), "bits": floats.bfloat16().view(torch.int16).to(torch.int32).bitwise_and(0xFFFF).tolist()}

out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "goldens.json")
with open(out, "w") as f:
    json.dump({"torch": torch.__version__.split("+")[0], "cases": cases, "start": packed(start), "pushes": [packed(t) for t in pushes],
               "trajectories": trajectories, "schedules": schedules, "random": random, "parts": [packed(t) for t in parts],
               "clipping": clipping, "bf16": bf16}, f, separators=(",", ":"))
    f.write("\n")
print(f"{len(cases)} cases, {os.path.getsize(out)} bytes")
