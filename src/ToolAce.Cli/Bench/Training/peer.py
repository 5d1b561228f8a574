"""The peer of `toolace bench train --peer python`: LoRA fine-tuning of a Llama-shaped model as one writes it for speed in PyTorch 1.13.

Usage: peer.py JOB. JOB is the job.json of a folder made by the bench; model and adapter lie beside it. One JSON object on stdout: for every step
its loss, seconds and CPU seconds; the peak of the process's memory in bytes. Same work as ToolAce's trainer: same weights, same batch of sequences,
logits at the supervised positions only, gradients clipped by their joint norm, AdamW in single precision with the learning rates of the job.
"""
import json
import os
import struct
import sys
import time

import torch
import torch.nn.functional as F


def read_tensors(path):
    """Name to tensor of a safetensors file in single precision, one tensor in memory at a time."""
    tensors = {}
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        for name, entry in header.items():
            if name != "__metadata__":
                begin, end = entry["data_offsets"]
                file.seek(8 + length + begin)
                tensors[name] = torch.frombuffer(bytearray(file.read(end - begin)), dtype=torch.float32).view(entry["shape"])
    return tensors


def norm(x, weight, epsilon):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + epsilon) * weight


def rotate(x, cosine, sine):
    half = x.shape[-1] // 2
    return x * cosine + torch.cat((-x[..., half:], x[..., :half]), -1) * sine


class Projection:
    """A frozen linear map with a trainable low-rank update."""

    def __init__(self, name, weights, adapter, scale):
        self.weight = weights[name + ".weight"]
        self.a = adapter[f"base_model.model.{name}.lora_A.weight"].requires_grad_()
        self.b = adapter[f"base_model.model.{name}.lora_B.weight"].requires_grad_()
        self.scale = scale

    def __call__(self, x):
        return torch.add(F.linear(x, self.weight), F.linear(F.linear(x, self.a), self.b), alpha=self.scale)


class Model:
    def __init__(self, config, weights, adapter, scale, length):
        self.config = config
        self.embedding = weights["model.embed_tokens.weight"]
        self.head = self.embedding if config["tie_word_embeddings"] else weights["lm_head.weight"]
        self.final_norm = weights["model.norm.weight"]
        self.layers = []
        for i in range(config["num_hidden_layers"]):
            prefix = f"model.layers.{i}."
            maps = {
                name.split(".")[1]: Projection(prefix + name, weights, adapter, scale)
                for name in ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj")
            }
            self.layers.append((weights[prefix + "input_layernorm.weight"], weights[prefix + "post_attention_layernorm.weight"], maps))
        self.parameters = [p for _, _, maps in self.layers for m in maps.values() for p in (m.a, m.b)]
        size = config["head_dim"]
        frequency = 1.0 / (config["rope_theta"] ** (torch.arange(0, size, 2).double() / size))
        angles = torch.outer(torch.arange(length).float(), frequency.float())
        self.cosine, self.sine = torch.cat((angles, angles), -1).cos(), torch.cat((angles, angles), -1).sin()
        # Made once: an additive mask is a fifth faster than is_causal, which makes a boolean one in every call.
        self.mask = torch.full((length, length), float("-inf")).triu(1)

    def attend(self, x, maps):
        config, (batch, time_, _) = self.config, x.shape
        heads, shared, size = config["num_attention_heads"], config["num_key_value_heads"], config["head_dim"]
        q = maps["q_proj"](x).view(batch, time_, heads, size).transpose(1, 2)
        k = maps["k_proj"](x).view(batch, time_, shared, size).transpose(1, 2)
        v = maps["v_proj"](x).view(batch, time_, shared, size).transpose(1, 2)
        q, k = rotate(q, self.cosine, self.sine), rotate(k, self.cosine, self.sine)
        if heads != shared:
            k, v = k.repeat_interleave(heads // shared, 1), v.repeat_interleave(heads // shared, 1)
        y, _ = F._scaled_dot_product_attention(q, k, v, self.mask)
        return maps["o_proj"](y.transpose(1, 2).reshape(batch, time_, heads * size))

    def loss(self, ids, rows, targets):
        epsilon = self.config["rms_norm_eps"]
        x = F.embedding(ids, self.embedding)
        for attention_norm, feed_forward_norm, maps in self.layers:
            x = x + self.attend(norm(x, attention_norm, epsilon), maps)
            y = norm(x, feed_forward_norm, epsilon)
            x = x + maps["down_proj"](F.silu(maps["gate_proj"](y)) * maps["up_proj"](y))
        x = norm(x, self.final_norm, epsilon).view(-1, self.config["hidden_size"]).index_select(0, rows)
        return F.cross_entropy(F.linear(x, self.head), targets)


def peak_memory():
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))


def main():
    path = sys.argv[1]
    folder = os.path.dirname(os.path.abspath(path))
    with open(path, encoding="utf-8") as file:
        job = json.load(file)
    with open(os.path.join(folder, "model", "config.json"), encoding="utf-8") as file:
        config = json.load(file)
    torch.set_num_threads(job["threads"])
    ids = torch.tensor(job["sequences"])
    length, first = ids.shape[1], job["firstSupervised"]
    # The prediction of token t is made at position t - 1.
    rows = torch.tensor([b * length + t - 1 for b in range(len(ids)) for t in range(first, length)])
    targets = ids[:, first:].reshape(-1)
    model = Model(config, read_tensors(os.path.join(folder, "model", "model.safetensors")),
                  read_tensors(os.path.join(folder, "adapter", "adapter_model.safetensors")), job["scale"], length)
    # Tensor by tensor: on a CPU faster than foreach=True.
    optimizer = torch.optim.AdamW(model.parameters, lr=0.0, betas=(0.9, job["beta2"]), eps=1e-8, weight_decay=0.0, foreach=False)
    losses, seconds, cpu_seconds = [], [], []
    for rate in job["learningRates"]:
        began, cpu_began = time.perf_counter(), time.process_time()
        loss = model.loss(ids, rows, targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters, job["clip"])
        optimizer.param_groups[0]["lr"] = rate
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        seconds.append(time.perf_counter() - began)
        cpu_seconds.append(time.process_time() - cpu_began)
    print(json.dumps({"losses": losses, "seconds": seconds, "cpuSeconds": cpu_seconds, "peakMemory": peak_memory(), "version": "PyTorch " + torch.__version__}))


main()
