"""The large check's work in transformers and peft: the same shape with random weights, the same tokens, LoRA of rank 16 on all linear maps, bfloat16, attention by
torch's scaled_dot_product_attention (flash kernels), AdamW fused where there is CUDA, one optimiser step per four rows.

    peft_peer.py --tokens tokens.bin --device cuda:0 --out peer.json [--dry-run]
"""

import argparse
import json
import sys
import time

ROWS_OF_A_STEP = 4
WARM_UP = 3


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tokens", required=True)
    options.add_argument("--device", default="cuda:0")
    options.add_argument("--out", required=True)
    options.add_argument("--steps", type=int, default=10)
    options.add_argument("--dry-run", action="store_true")
    args = options.parse_args()
    try:
        import torch
        from peft import LoraConfig, get_peft_model
        from transformers import LlamaConfig, LlamaForCausalLM
    except ImportError as missing:
        report({"check": "peer", "skipped": str(missing)}, args.out)
        return

    sequence = 128 if args.dry_run else 4096
    shape = dict(hidden_size=64, intermediate_size=224, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=1, vocab_size=512)
    if not args.dry_run:
        shape = dict(hidden_size=4096, intermediate_size=14336, num_hidden_layers=32, num_attention_heads=32, num_key_value_heads=8, vocab_size=128256)
    config = LlamaConfig(max_position_embeddings=8192, rope_theta=500000.0, attn_implementation="sdpa", use_cache=False, **shape)
    rows = torch.frombuffer(bytearray(open(args.tokens, "rb").read()), dtype=torch.int32).long().view(-1, sequence)[:ROWS_OF_A_STEP].to(args.device)
    cuda = args.device.startswith("cuda")

    runs = []
    for name, batch, recompute in (("2x4096", 2, False), ("1x4096-recompute", 1, True)):
        if cuda:
            torch.cuda.empty_cache()
            torch.cuda.reset_peak_memory_stats()
        torch.manual_seed(1)
        torch.set_default_dtype(torch.bfloat16 if cuda else torch.float32)
        with torch.device(args.device):
            model = LlamaForCausalLM(config)
        torch.set_default_dtype(torch.float32)
        lora = LoraConfig(r=16, lora_alpha=32, target_modules="all-linear", lora_dropout=0.0, bias="none", task_type="CAUSAL_LM")
        model = get_peft_model(model, lora)
        for parameter in model.parameters():
            if parameter.requires_grad:
                parameter.data = parameter.data.float()
        if recompute:
            model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
            model.enable_input_require_grads()
        model.train()
        trained = [p for p in model.parameters() if p.requires_grad]
        optimizer = torch.optim.AdamW(trained, lr=1e-4, weight_decay=0.0, fused=cuda)
        losses, began = [], None
        try:
            for step in range(WARM_UP + args.steps):
                if step == WARM_UP:
                    wait(torch, cuda)
                    began = time.perf_counter()
                total = 0.0
                for part in rows.split(batch):
                    with torch.autocast(args.device.split(":")[0], torch.bfloat16, enabled=cuda):
                        loss = model(input_ids=part, labels=part).loss * (len(part) / len(rows))
                    loss.backward()
                    total = total + loss.detach()
                torch.nn.utils.clip_grad_norm_(trained, 1.0)
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
                losses.append(float(total))
                print("peer %s step %d: loss %.3f" % (name, step + 1, losses[-1]), file=sys.stderr)
            wait(torch, cuda)
            seconds = time.perf_counter() - began
            runs.append({
                "name": name,
                "tokensPerSecond": args.steps * rows.numel() / seconds,
                "peakBytes": torch.cuda.max_memory_reserved() if cuda else None,
                "firstLoss": losses[0],
                "lastLoss": losses[-1],
            })
        except torch.OutOfMemoryError as e:
            runs.append({"name": name, "skipped": str(e).split("\n")[0]})
        del model, optimizer, trained
    import peft
    import transformers
    report({"check": "peer", "torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__, "runs": runs}, args.out)


def wait(torch, cuda):
    if cuda:
        torch.cuda.synchronize()


def report(values, path):
    line = json.dumps(values)
    print(line)
    with open(path, "w", encoding="utf-8") as f:
        f.write(line + "\n")


main()
