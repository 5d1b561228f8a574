"""Which of the wanted figures hold, from the reports of the other parts.

    verdict.py RESULTS [--dry-run]      a line a figure; exits 1 where one fails (never on a dry run, whose shapes mean nothing)
"""

import json
import os
import sys

FLOOR, AIM, OVER_PEER = 9000, 15400, 1.5  # tokens/s, tokens/s, ratio
PLAIN_BYTES, RECOMPUTE_BYTES = 75e9, 30e9

folder, dry = sys.argv[1], "--dry-run" in sys.argv


def read(name):
    path = os.path.join(folder, name + ".json")
    return json.load(open(path, encoding="utf-8")) if os.path.exists(path) else None


rows = []


def want(name, found, holds, must=True):
    rows.append({"name": name, "found": found, "holds": None if found is None else bool(holds), "must": must})


for name in ("goldens", "cycle"):
    result = read(name)
    want(name, result and ("all hold" if result["holds"] else "some differ"), result and result["holds"])

plain, recompute, mixed, peer = read("large-2x4096"), read("large-1x4096-recompute"), read("large-mixed"), read("peer")
best = max([r["tokensPerSecond"] for r in (plain, mixed) if r], default=None)
want("tokens/s, floor %d" % FLOOR, best, best and best >= FLOOR)
want("tokens/s, aim %d" % AIM, best, best and best >= AIM, must=False)
if plain:
    want("MFU (4N a token; %s)" % plain["best"]["source"], plain["mfu"], plain["mfu"] >= 0.5, must=False)
peers = {r["name"]: r for r in (peer or {}).get("runs", []) if "tokensPerSecond" in r}
for name, ours in (("2x4096", plain), ("1x4096-recompute", recompute)):
    ratio = ours["tokensPerSecond"] / peers[name]["tokensPerSecond"] if ours and name in peers else None
    want("speed over peft, %s, at least %.1f" % (name, OVER_PEER), ratio, ratio and ratio >= OVER_PEER, must=name == "2x4096")
for name, ours, limit in (("2x4096 without recompute", plain, PLAIN_BYTES), ("1x4096 with it", recompute, RECOMPUTE_BYTES)):
    peak = ours and ours["peakBytes"]
    want("peak memory, %s, at most %d GB" % (name, limit / 1e9), peak, peak and peak <= limit)
if peer and "skipped" in peer:
    print("peer skipped:", peer["skipped"])

for row in rows:
    mark = "-" if row["holds"] is None else "holds" if row["holds"] else "FAILS" if row["must"] else "short"
    print("%-6s %-45s %s" % (mark, row["name"], "not measured" if row["found"] is None else row["found"]))
with open(os.path.join(folder, "verdict.json"), "w", encoding="utf-8") as f:
    json.dump({"check": "verdict", "dryRun": dry, "figures": rows}, f)
sys.exit(1 if not dry and any(r["must"] and r["holds"] is False for r in rows) else 0)
