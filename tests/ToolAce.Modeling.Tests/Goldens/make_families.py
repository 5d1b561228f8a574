"""Writes a small random checkpoint of every family in Hugging Face layout, with the logits, loss and gradients that python3-torch computes for it.

Run with Debian's python3-torch: /usr/bin/python3 make_families.py   (writes into folders beside itself)
The forward pass is written out by hand from the families' published definitions, in float64; only the rotary angles are made in float32, as the reference
implementation makes them. It takes nothing but numbers from config.json: which layer has which window is said anew below, layer by layer.
"""
import json
import math
import os
import struct

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
RANK, SCALE = 2, 1.5
VOCAB, HIDDEN, WIDE, LAYERS = 32, 16, 20, 2
BASE = dict(vocab_size=VOCAB, hidden_size=HIDDEN, intermediate_size=WIDE, num_hidden_layers=LAYERS, hidden_act="silu", max_position_embeddings=128,
            bos_token_id=1, eos_token_id=2)

# Wavelengths at theta 100 and head width 8: 6.3, 19.9, 62.8, 198.7. Of an original context of 64 the first fits more than 4 times (kept), the last not once
# (stretched), the two between lie in the passage.
LLAMA3_ROPE = dict(rope_type="llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=64)

FAMILIES = {
    # folder: (config.json, options of the forward pass)
    "llama3": (dict(architectures=["LlamaForCausalLM"], model_type="llama", num_attention_heads=4, num_key_value_heads=2, rope_theta=500000.0, rms_norm_eps=1e-5,
                    rope_scaling=None, tie_word_embeddings=False, attention_bias=False, pretraining_tp=1, torch_dtype="bfloat16"),
               dict(heads=4, kv=2, size=4)),
    "llama3.1": (dict(architectures=["LlamaForCausalLM"], model_type="llama", num_attention_heads=2, num_key_value_heads=1, rope_theta=100.0, rms_norm_eps=1e-5,
                      rope_scaling=LLAMA3_ROPE, tie_word_embeddings=False, attention_bias=False, mlp_bias=False, eos_token_id=[2, 3, 4], torch_dtype="bfloat16"),
                 dict(heads=2, kv=1, size=8, scaling="llama3")),
    "llama3.2": (dict(architectures=["LlamaForCausalLM"], model_type="llama", num_attention_heads=2, num_key_value_heads=1, head_dim=8, rms_norm_eps=1e-5,
                      rope_parameters=dict(LLAMA3_ROPE, factor=32.0, rope_theta=100.0), tie_word_embeddings=True, dtype="bfloat16"),
                 dict(heads=2, kv=1, size=8, scaling="llama3", tied=True)),
    "llama-biases": (dict(architectures=["LlamaForCausalLM"], model_type="llama", num_attention_heads=4, num_key_value_heads=4, rope_theta=10000.0, rms_norm_eps=1e-6,
                          rope_scaling=dict(type="linear", factor=2.0), tie_word_embeddings=False, attention_bias=True, mlp_bias=True, torch_dtype="bfloat16"),
                     dict(heads=4, kv=4, size=4, scaling="linear", biases="qkvomlp")),
    "qwen2": (dict(architectures=["Qwen2ForCausalLM"], model_type="qwen2", num_attention_heads=4, num_key_value_heads=2, rope_theta=1000000.0, rms_norm_eps=1e-6,
                   sliding_window=4, use_sliding_window=False, max_window_layers=1, tie_word_embeddings=False, torch_dtype="bfloat16"),
              dict(heads=4, kv=2, size=4, biases="qkv")),
    "qwen2-tied": (dict(architectures=["Qwen2ForCausalLM"], model_type="qwen2", num_attention_heads=2, num_key_value_heads=1, rms_norm_eps=1e-6,
                        rope_parameters=dict(rope_type="default", rope_theta=1000000.0), sliding_window=None, use_sliding_window=False, tie_word_embeddings=True,
                        layer_types=["full_attention", "full_attention"], dtype="bfloat16"),
                   dict(heads=2, kv=1, size=8, biases="qkv", tied=True)),
    "qwen2-window": (dict(architectures=["Qwen2ForCausalLM"], model_type="qwen2", num_attention_heads=4, num_key_value_heads=2, rope_theta=10000.0, rms_norm_eps=1e-6,
                          sliding_window=3, use_sliding_window=True, max_window_layers=1, tie_word_embeddings=False, torch_dtype="bfloat16"),
                     dict(heads=4, kv=2, size=4, biases="qkv", windows=[None, 3])),
    "qwen3": (dict(architectures=["Qwen3ForCausalLM"], model_type="qwen3", num_attention_heads=4, num_key_value_heads=2, head_dim=8, rope_theta=1000000.0,
                   rms_norm_eps=1e-6, rope_scaling=None, sliding_window=None, use_sliding_window=False, max_window_layers=2, attention_bias=False,
                   tie_word_embeddings=True, torch_dtype="bfloat16"),
              dict(heads=4, kv=2, size=8, head_norms=True, tied=True)),
    "qwen3-biases": (dict(architectures=["Qwen3ForCausalLM"], model_type="qwen3", num_attention_heads=2, num_key_value_heads=2, head_dim=4, rope_theta=1000000.0,
                          rms_norm_eps=1e-6, sliding_window=None, use_sliding_window=False, attention_bias=True, tie_word_embeddings=False, dtype="bfloat16"),
                     dict(heads=2, kv=2, size=4, head_norms=True, biases="qkvo")),
    "mistral": (dict(architectures=["MistralForCausalLM"], model_type="mistral", num_attention_heads=4, num_key_value_heads=2, rope_theta=10000.0, rms_norm_eps=1e-5,
                     sliding_window=4, tie_word_embeddings=False, torch_dtype="bfloat16"),
                dict(heads=4, kv=2, size=4, windows=[4, 4])),
    "mistral-v0.3": (dict(architectures=["MistralForCausalLM"], model_type="mistral", num_attention_heads=2, num_key_value_heads=1, head_dim=4, rope_theta=1000000.0,
                          rms_norm_eps=1e-5, sliding_window=None, tie_word_embeddings=False, torch_dtype="bfloat16"),
                     dict(heads=2, kv=1, size=4)),
}


def save(path, tensors):
    """Safetensors in BF16; the values must be exact in it."""
    header, at = {}, 0
    for name, t in tensors.items():
        header[name] = dict(dtype="BF16", shape=list(t.shape), data_offsets=[at, at + t.numel() * 2])
        at += t.numel() * 2
    text = json.dumps(dict(__metadata__=dict(format="pt"), **header)).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text)
        for t in tensors.values():
            f.write(t.detach().to(torch.bfloat16).contiguous().view(torch.int16).numpy().tobytes())


def rotary(theta, size, scaling, factor):
    """Angles [position, size / 2]."""
    freq = 1.0 / (theta ** (torch.arange(0, size, 2, dtype=torch.float32) / size))
    if scaling == "linear":
        freq = freq / factor
    elif scaling == "llama3":
        low, high, original = (LLAMA3_ROPE[k] for k in ("low_freq_factor", "high_freq_factor", "original_max_position_embeddings"))
        bands = []
        for i, f in enumerate(freq.tolist()):
            wavelength = 2 * math.pi / f
            if wavelength < original / high:
                bands.append("kept")
            elif wavelength > original / low:
                bands.append("stretched")
                freq[i] = f / factor
            else:
                bands.append("between")
                smooth = (original / wavelength - low) / (high - low)
                freq[i] = (1 - smooth) * f / factor + smooth * f
        assert set(bands) == {"kept", "between", "stretched"}
    return torch.outer(torch.arange(128, dtype=torch.float32), freq)


def rope(x, angles):
    """x [batch, heads, time, size]: dimension i turns with dimension i + size / 2."""
    half = x.shape[-1] // 2
    cos, sin = angles.cos().double(), angles.sin().double()
    first, second = x[..., :half], x[..., half:]
    return torch.cat([first * cos - second * sin, second * cos + first * sin], -1)


def forward(w, ids, config, heads, kv, size, scaling=None, tied=False, biases="", head_norms=False, windows=(None, None), lora=None):
    eps = config["rms_norm_eps"]
    rope_keys = config.get("rope_parameters") or dict(config.get("rope_scaling") or {}, rope_theta=config.get("rope_theta"))
    angles = rotary(rope_keys["rope_theta"], size, scaling, rope_keys.get("factor"))[:ids.shape[1]]

    def norm(x, weight):
        return x / torch.sqrt((x * x).mean(-1, keepdim=True) + eps) * weight

    def linear(name, x):
        y = x @ w[name + ".weight"].T
        if name + ".bias" in w:
            y = y + w[name + ".bias"]
        if lora is not None:
            a, b = lora[name]
            y = y + SCALE * (x @ a.T) @ b.T
        return y

    batch, time = ids.shape
    x = w["model.embed_tokens.weight"][ids]
    for layer in range(LAYERS):
        p = f"model.layers.{layer}."
        y = norm(x, w[p + "input_layernorm.weight"])
        q = linear(p + "self_attn.q_proj", y).view(batch, time, heads, size)
        k = linear(p + "self_attn.k_proj", y).view(batch, time, kv, size)
        v = linear(p + "self_attn.v_proj", y).view(batch, time, kv, size).transpose(1, 2)
        if head_norms:
            q, k = norm(q, w[p + "self_attn.q_norm.weight"]), norm(k, w[p + "self_attn.k_norm.weight"])
        q, k = rope(q.transpose(1, 2), angles), rope(k.transpose(1, 2), angles)
        outputs = []
        for t in range(time):
            # a query at t sees itself and the window - 1 tokens before it
            start = 0 if windows[layer] is None else max(0, t - windows[layer] + 1)
            per_head = []
            for h in range(heads):
                g = h // (heads // kv)
                scores = (k[:, g, start:t + 1] * q[:, h, t:t + 1]).sum(-1) / math.sqrt(size)
                per_head.append((torch.softmax(scores, -1).unsqueeze(-1) * v[:, g, start:t + 1]).sum(1))
            outputs.append(torch.cat(per_head, -1))
        x = x + linear(p + "self_attn.o_proj", torch.stack(outputs, 1))
        y = norm(x, w[p + "post_attention_layernorm.weight"])
        gate = linear(p + "mlp.gate_proj", y)
        x = x + linear(p + "mlp.down_proj", gate * torch.sigmoid(gate) * linear(p + "mlp.up_proj", y))
    x = norm(x, w["model.norm.weight"])
    return x @ w["model.embed_tokens.weight" if tied else "lm_head.weight"].T


def weights(heads, kv, size, tied=False, biases="", head_norms=False, **_):
    q, k = heads * size, kv * size
    maps = {"self_attn.q_proj": (q, HIDDEN), "self_attn.k_proj": (k, HIDDEN), "self_attn.v_proj": (k, HIDDEN), "self_attn.o_proj": (HIDDEN, q),
            "mlp.gate_proj": (WIDE, HIDDEN), "mlp.up_proj": (WIDE, HIDDEN), "mlp.down_proj": (HIDDEN, WIDE)}
    shapes = {"model.embed_tokens.weight": (VOCAB, HIDDEN)}
    for layer in range(LAYERS):
        p = f"model.layers.{layer}."
        shapes[p + "input_layernorm.weight"] = shapes[p + "post_attention_layernorm.weight"] = (HIDDEN,)
        if head_norms:
            shapes[p + "self_attn.q_norm.weight"] = shapes[p + "self_attn.k_norm.weight"] = (size,)
        for name, shape in maps.items():
            shapes[p + name + ".weight"] = shape
            if ("mlp" if "mlp" in name else name[len("self_attn.")]) in biases:
                shapes[p + name + ".bias"] = shape[:1]
    shapes["model.norm.weight"] = (HIDDEN,)
    if not tied:
        shapes["lm_head.weight"] = (VOCAB, HIDDEN)

    def draw(name, shape):
        t = 1 + 0.2 * torch.randn(shape) if "norm" in name else 0.5 * torch.randn(shape) if name.endswith(".bias") else 0.4 * torch.randn(shape)
        return t.to(torch.bfloat16).double().requires_grad_()
    return {name: draw(name, shape) for name, shape in shapes.items()}


def factor(number, *shape):
    """LoRA factors by a formula, which the test knows as well: the k-th value of the n-th factor is 0.3 sin(n + 1.7 k)."""
    count = shape[0] * shape[1]
    return (0.3 * torch.sin(number + 1.7 * torch.arange(count, dtype=torch.float64))).view(shape).requires_grad_()


def rounded(t):
    return [float(f"{x:.7g}") for x in t.detach().reshape(-1).tolist()]


def main():
    for number, (folder, (extra, options)) in enumerate(FAMILIES.items()):
        torch.manual_seed(100 + number)
        config = {**BASE, **extra}
        w = weights(**options)
        names = [n[:-len(".weight")] for n, t in w.items() if t.dim() == 2 and ".layers." in n]
        lora = {n: (factor(2 * i, RANK, w[n + ".weight"].shape[1]), factor(2 * i + 1, w[n + ".weight"].shape[0], RANK)) for i, n in enumerate(names)}
        ids = torch.randint(0, VOCAB, (2, 11))
        logits = forward(w, ids, config, **options)
        adapted = forward(w, ids, config, lora=lora, **options)
        loss = torch.nn.functional.cross_entropy(adapted[:, :-1].reshape(-1, VOCAB), ids[:, 1:].reshape(-1))
        loss.backward()
        chosen = ["model.embed_tokens.weight", "model.norm.weight", "model.layers.0.input_layernorm.weight", "model.layers.0.self_attn.k_proj.weight"]
        chosen += [n for n in w if n.endswith(".bias") or "q_norm" in n or "k_norm" in n]
        gradients = {n: rounded(w[n].grad) for n in chosen}
        for n in names:
            if ".layers.0." in n:
                gradients[n + ".A"], gradients[n + ".B"] = (rounded(t.grad) for t in lora[n])
        at = os.path.join(HERE, folder)
        os.makedirs(at, exist_ok=True)
        with open(os.path.join(at, "config.json"), "w") as f:
            json.dump(config, f, indent=1)
            f.write("\n")
        save(os.path.join(at, "model.safetensors"), w)
        with open(os.path.join(at, "expected.json"), "w") as f:
            json.dump(dict(ids=ids.tolist(), logits=rounded(logits), adaptedLogits=rounded(adapted), loss=float(loss), gradients=gradients), f)
            f.write("\n")


main()
