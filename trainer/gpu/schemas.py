"""Prints the schema of every operator that the program calls, as this machine's torch has it.

    schemas.py operators.txt        lines "name overload"

The first line counts; absent operators are marked (the program chooses another way for those it can do without).
"""

import sys

import torch

present, absent = [], []
for line in open(sys.argv[1], encoding="utf-8"):
    name, _, overload = line.strip().partition(" ")
    if not name:
        continue
    try:
        present.append(str(torch._C._get_schema("aten::" + name, overload)))
    except RuntimeError:
        absent.append("aten::%s%s" % (name, "." + overload if overload else ""))

print("torch %s, CUDA %s: %d operators present, %d absent" % (torch.__version__, torch.version.cuda, len(present), len(absent)))
for name in absent:
    print("absent:", name)
for schema in present:
    print(schema)
