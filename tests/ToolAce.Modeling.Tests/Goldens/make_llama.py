"""Writes a small random Llama in Hugging Face layout with the logits and LoRA gradients that python3-torch computes for it.

Run with Debian's python3-torch: /usr/bin/python3 make_llama.py   (writes into ./llama)
The model is written out by hand from the published architecture: RMS norm, rotary positions in the half-split layout, grouped heads, gated feed-forward.
"""
import json
import math
import os
import struct

import torch

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "llama")
CONFIG = dict(architectures=["LlamaForCausalLM"], model_type="llama", vocab_size=61, hidden_size=32, intermediate_size=48, num_hidden_layers=2,
              num_attention_heads=4, num_key_value_heads=2, head_dim=8, hidden_act="silu", max_position_embeddings=64, rope_theta=10000.0,
              rms_norm_eps=1e-5, tie_word_embeddings=False, torch_dtype="float32")
H, D, KV, L = 4, 8, 2, 2


def save(path, tensors):
    header, at = {}, 0
    for name, t in tensors.items():
        size = t.numel() * 4
        header[name] = dict(dtype="F32", shape=list(t.shape), data_offsets=[at, at + size])
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text)
        for t in tensors.values():
            f.write(t.contiguous().numpy().tobytes())


def norm(x, w):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * w


def rope(x):
    t = x.shape[2]
    freq = 1.0 / (10000.0 ** (torch.arange(0, D, 2).float() / D))
    angle = torch.outer(torch.arange(t).float(), freq)
    angle = torch.cat([angle, angle], -1)
    half = torch.cat([-x[..., D // 2:], x[..., :D // 2]], -1)
    return x * angle.cos() + half * angle.sin()


def forward(w, ids, lora=None, scale=0.0):
    def linear(name, x):
        y = x @ w[name + ".weight"].T
        if lora is not None:
            a, b = lora[name]
            y = y + scale * ((x @ a.T) @ b.T)
        return y
    x = w["model.embed_tokens.weight"][ids]
    bsz, t = ids.shape
    mask = torch.full((t, t), float("-inf")).triu(1)
    for i in range(L):
        p = f"model.layers.{i}."
        y = norm(x, w[p + "input_layernorm.weight"])
        q = rope(linear(p + "self_attn.q_proj", y).view(bsz, t, H, D).transpose(1, 2))
        k = rope(linear(p + "self_attn.k_proj", y).view(bsz, t, KV, D).transpose(1, 2)).repeat_interleave(H // KV, 1)
        v = linear(p + "self_attn.v_proj", y).view(bsz, t, KV, D).transpose(1, 2).repeat_interleave(H // KV, 1)
        a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(D) + mask, -1) @ v
        x = x + linear(p + "self_attn.o_proj", a.transpose(1, 2).reshape(bsz, t, H * D))
        y = norm(x, w[p + "post_attention_layernorm.weight"])
        x = x + linear(p + "mlp.down_proj", torch.nn.functional.silu(linear(p + "mlp.gate_proj", y)) * linear(p + "mlp.up_proj", y))
    return norm(x, w["model.norm.weight"]) @ w["lm_head.weight"].T


def main():
    torch.manual_seed(7)
    shapes = {"model.embed_tokens.weight": (61, 32)}
    maps = {"self_attn.q_proj": (32, 32), "self_attn.k_proj": (16, 32), "self_attn.v_proj": (16, 32), "self_attn.o_proj": (32, 32),
            "mlp.gate_proj": (48, 32), "mlp.up_proj": (48, 32), "mlp.down_proj": (32, 48)}
    for i in range(L):
        shapes[f"model.layers.{i}.input_layernorm.weight"] = (32,)
        shapes[f"model.layers.{i}.post_attention_layernorm.weight"] = (32,)
        for name, shape in maps.items():
            shapes[f"model.layers.{i}.{name}.weight"] = shape
    shapes["model.norm.weight"] = (32,)
    shapes["lm_head.weight"] = (61, 32)
    w = {n: (1 + 0.1 * torch.randn(s)) if len(s) == 1 else 0.3 * torch.randn(s) for n, s in shapes.items()}
    lora = {n[:-len(".weight")]: ((0.2 * torch.randn(4, s[1])).requires_grad_(), (0.2 * torch.randn(s[0], 4)).requires_grad_())
            for n, s in shapes.items() if len(s) == 2 and "layers" in n}
    ids = torch.randint(0, 61, (2, 11))
    plain = forward(w, ids)
    adapted = forward(w, ids, lora, 2.0)
    target = ids[:, 1:]
    loss = torch.nn.functional.cross_entropy(adapted[:, :-1].reshape(-1, 61), target.reshape(-1))
    loss.backward()
    os.makedirs(HERE, exist_ok=True)
    with open(os.path.join(HERE, "config.json"), "w") as f:
        json.dump(CONFIG, f, indent=1)
    save(os.path.join(HERE, "model.safetensors"), w)
    save(os.path.join(HERE, "lora.bin"), {f"{n}.{k}": t.detach() for n, ab in lora.items() for k, t in zip("AB", ab)})
    rnd = lambda t: [round(float(x), 7) for x in t.reshape(-1)]
    with open(os.path.join(HERE, "expected.json"), "w") as f:
        json.dump(dict(ids=ids.tolist(), logits=rnd(plain), adaptedLogits=rnd(adapted), loss=float(loss),
                       gradients={f"{n}.{k}": rnd(t.grad) for n, ab in lora.items() if n.startswith("model.layers.1") for k, t in zip("AB", ab)}), f)


if __name__ == "__main__":
    main()
