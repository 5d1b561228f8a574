"""Trajectories of AdamW (python3-torch's own) and Muon (the published Newton–Schulz iteration, written out) on fixed gradients.

Run with Debian's python3-torch: /usr/bin/python3 make_optimizers.py   (writes optimizers.json)
"""
import json
import os

import torch

torch.manual_seed(3)
START = torch.randn(6, 4)
GRADIENTS = [torch.randn(6, 4) * (i + 1) for i in range(5)]


def adamw():
    p = torch.nn.Parameter(START.clone())
    o = torch.optim.AdamW([p], lr=0.01, betas=(0.9, 0.98), eps=1e-8, weight_decay=0.1)
    out = []
    for g in GRADIENTS:
        p.grad = g.clone()
        o.step()
        out.append(p.detach().reshape(-1).tolist())
    return out


def muon():
    p, m, out = START.clone(), torch.zeros(6, 4), []
    for g in GRADIENTS:
        m = 0.95 * m + g
        x = (g + 0.95 * m).T
        x = x / (x.norm() + 1e-7)
        for _ in range(5):
            a = x @ x.T
            x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
        p = p - 0.02 * (6 / 4) ** 0.5 * x.T
        out.append(p.reshape(-1).tolist())
    return out


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "optimizers.json"), "w") as f:
    json.dump(dict(start=START.reshape(-1).tolist(), gradients=[g.reshape(-1).tolist() for g in GRADIENTS], adamw=adamw(), muon=muon()), f)
