"""DoRA with rsLoRA's scale on the model of make_llama.py: logits, loss and gradients that python3-torch computes for it.

Run with Debian's python3-torch, after make_llama.py: /usr/bin/python3 make_dora.py   (reads ./llama, writes ./llama/dora.json)
The adapter is that of lora.bin; the magnitudes are the rows' norms, each changed a little. A row of W + s B A is given its magnitude, and the norm it had is a constant
for the gradient (Liu et al., 2024, section 4.3).
"""
import json
import math
import os
import struct

import torch

import make_llama as llama

SCALE = 8 / math.sqrt(4)


def load(path):
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header, data = json.loads(f.read(size)), f.read()
    return {n: torch.frombuffer(bytearray(data[e["data_offsets"][0]:e["data_offsets"][1]]), dtype=torch.float32).reshape(e["shape"]).clone() for n, e in header.items()}


def main():
    torch.manual_seed(11)
    w = load(os.path.join(llama.HERE, "model.safetensors"))
    factors = load(os.path.join(llama.HERE, "lora.bin"))
    ids = torch.tensor(json.load(open(os.path.join(llama.HERE, "expected.json")))["ids"])
    maps = sorted({n[:-2] for n in factors})
    a = {m: factors[m + ".A"].requires_grad_() for m in maps}
    b = {m: factors[m + ".B"].requires_grad_() for m in maps}
    norm = {m: torch.linalg.norm(w[m + ".weight"] + SCALE * b[m].detach() @ a[m].detach(), dim=1) for m in maps}
    magnitude = {m: (torch.linalg.norm(w[m + ".weight"], dim=1) * (1 + 0.1 * torch.randn(norm[m].shape))).requires_grad_() for m in maps}
    turned = dict(w)
    for m in maps:
        turned[m + ".weight"] = (magnitude[m] / norm[m])[:, None] * (w[m + ".weight"] + SCALE * b[m] @ a[m])
    logits = llama.forward(turned, ids)
    loss = torch.nn.functional.cross_entropy(logits[:, :-1].reshape(-1, 61), ids[:, 1:].reshape(-1))
    loss.backward()
    numbers = lambda t: [float(x) for x in t.detach().reshape(-1)]
    rounded = lambda t: [round(x, 7) for x in numbers(t)]
    shown = [m for m in maps if m.startswith("model.layers.1")]
    with open(os.path.join(llama.HERE, "dora.json"), "w") as f:
        json.dump(dict(magnitudes={m: numbers(magnitude[m]) for m in maps}, logits=rounded(logits), loss=float(loss),
                       gradients={f"{m}.{k}": rounded(t[m].grad) for m in shown for k, t in (("A", a), ("B", b), ("M", magnitude))}), f)


main()
