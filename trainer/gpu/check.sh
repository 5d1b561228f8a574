#!/usr/bin/env bash
# Checks the trainer on this machine's GPU. Lies beside what publish.sh packed; run it there:
#
#   tar xzf toolace-gpu.tar.gz && bundle/check.sh [--parts a,b,…] [--device cuda:0|cpu] [--dry-run]
#
# Parts, each within 8 minutes (in this order; every one writes $OUT/NAME.json, $OUT is ./results unless set):
#   shim      compiles the shim against the torch of PYTHON (default python3)
#   schemas   the operators' schemas there, and which are absent
#   goldens   every family's golden, in single precision and bfloat16
#   cycle     the tiny cycle's training: losses beside the processor's
#   large     Llama-3.1-8B's shape: tokens/s, MFU, peak memory; 2x4096 without recompute, 1x4096 with it, and packed dialogs
#   peer      the same work in transformers and peft
#   verdict   which of the figures wanted hold
# --dry-run runs all of it in small shapes on the processor.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
OUT=${OUT:-$PWD/results}
device=cuda:0
parts=shim,schemas,goldens,cycle,large,peer,verdict
dry=()
limit=480 # seconds of a part

while (($#)); do
  case $1 in
    --parts) parts=$2 && shift 2 ;;
    --device) device=$2 && shift 2 ;;
    --dry-run) dry=(--dry-run) device=cpu && shift ;;
    *) echo "check.sh: $1 is not an option (--parts, --device, --dry-run)" >&2 && exit 2 ;;
  esac
done
mkdir -p "$OUT"
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_gcServer=0
# For this program and its peer alike: memory of rows of many lengths is not cut up.
export PYTORCH_CUDA_ALLOC_CONF=${PYTORCH_CUDA_ALLOC_CONF:-expandable_segments:True}

checks() {
  if [[ -x $here/program/ToolAce.GpuChecks ]]; then
    "$here/program/ToolAce.GpuChecks" "$@"
  else
    dotnet "$here/program/ToolAce.GpuChecks.dll" "$@"
  fi
}

# check VERB NAME [OPTIONS]: one check of the program, its report in $OUT/NAME.json.
check() { checks "$1" --data "$here/data" --device "$device" --out "$OUT/$2.json" "${dry[@]}" "${@:3}" >/dev/null; }

shim() {
  # Folders that hold headers and libraries, as this torch builds its own extensions.
  local paths
  paths=$("$python" -c 'import torch.utils.cpp_extension as e; print(":".join(e.include_paths())); print(e.library_paths()[0])')
  TORCH_INCLUDE=$(sed -n 1p <<<"$paths") TORCH_LIB=$(sed -n 2p <<<"$paths") bash "$here/native/build.sh" "$here/program/libtoolace_torch.so"
  check device device
}

schemas() { "$python" "$here/schemas.py" "$here/operators.txt" >"$OUT/schemas.txt" && head -n 1 "$OUT/schemas.txt"; }
goldens() { check goldens goldens; }
cycle() { check cycle cycle; }

large() {
  check large large-2x4096 --rows 2
  check large large-1x4096-recompute --rows 1 --recompute
  check large large-mixed --rows 2 --mixed
}

peer() { "$python" "$here/peft_peer.py" --tokens "$OUT/tokens.bin" --device "$device" --out "$OUT/peer.json" "${dry[@]}"; }
verdict() { "$python" "$here/verdict.py" "$OUT" "${dry[@]}"; }

# The functions run in a shell of their own, so that a part's time is limited and its failure leaves the others.
export here python OUT device
failed=0
IFS=, read -ra wanted <<<"$parts"
for part in "${wanted[@]}"; do
  declare -F "$part" >/dev/null && [[ $part != check && $part != checks ]] || { echo "check.sh: there is no part $part" >&2 && exit 2; }
  echo "== $part"
  began=$SECONDS
  code=0
  timeout "$limit" bash -euo pipefail -c "$(declare -p dry); $(declare -f); $part" 2> >(tee "$OUT/$part.log" >&2) || code=$?
  ((code == 0)) || failed=1
  case $code in
    0) echo "== $part: $((SECONDS - began)) s" ;;
    124) echo "== $part: stopped after $limit s" ;;
    *) echo "== $part: FAILED with $code, see $OUT/$part.log" ;;
  esac
done
exit "$failed"
