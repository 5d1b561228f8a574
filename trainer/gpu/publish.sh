#!/usr/bin/env bash
# Packs the trainer alone for a machine with a GPU and Python's torch, but without .NET: program, shim sources, goldens, tiny base, scripts.
#
#   trainer/gpu/publish.sh [OUT]                    OUT (default artifacts/gpu) gets bundle/ and toolace-gpu.tar.gz, self-contained for linux-x64
#   trainer/gpu/publish.sh --program FOLDER [OUT]   over an already built, framework-dependent program (what the tests do)
#
# Refuses when the archive together with the sources of this checkout is over LIMIT_MIB (default 64): all of it may have to travel.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
limit=$((${LIMIT_MIB:-64} << 20))
program=
if [[ ${1:-} == --program ]]; then
  program=$2
  shift 2
fi
out=${1:-$root/artifacts/gpu}
bundle=$out/bundle

rm -rf "$bundle"
mkdir -p "$bundle/program" "$bundle/native" "$bundle/data/goldens"
if [[ -n $program ]]; then
  cp "$program"/*.dll "$program"/*.json "$bundle/program/"
else
  dotnet publish "$here/ToolAce.GpuChecks" -c Release -r linux-x64 --self-contained -o "$bundle/program" -nologo -v quiet \
    --artifacts-path "$out/build" -p:SkipNativeBuild=true -p:RunAnalyzers=false -p:DebugType=none -p:PublishReferencesDocumentationFiles=false
fi

cp "$root"/trainer/TorchSharp/native/{*.cpp,*.c,*.h,build.sh} "$bundle/native/"
for golden in "$root"/tests/ToolAce.Modeling.Tests/Goldens/*/; do
  if [[ -f ${golden}expected.json ]]; then cp -r "$golden" "$bundle/data/goldens/"; fi
done
mkdir -p "$bundle/data/tiny"
cp "$root"/configs/models/tiny/*.{json,safetensors} "$bundle/data/tiny/"
cp "$here/data/dialogs.jsonl" "$bundle/data/"
cp "$here"/{check.sh,schemas.py,peft_peer.py,verdict.py} "$bundle/"
# The operators that the program calls, by name and overload.
sed -n 's/.*static readonly Op [A-Za-z0-9]* = new("\([a-z0-9_]*\)"\(, "\([A-Za-z0-9_]*\)"\)\?.*/\1 \3/p' "$root"/trainer/TorchSharp/Native/Aten.*.cs | sort >"$bundle/operators.txt"

tar -C "$out" -czf "$out/toolace-gpu.tar.gz" bundle
archive=$(stat -c %s "$out/toolace-gpu.tar.gz")
sources=0
if git -C "$root" rev-parse --git-dir >/dev/null 2>&1; then
  sources=$(cd "$root" && git ls-files -z --cached --others --exclude-standard | { xargs -0 stat -c %s 2>/dev/null || true; } | awk '{ sum += $1 } END { print sum + 0 }')
fi
echo "archive $((archive >> 20)) MiB, sources $((sources >> 20)) MiB, limit $((limit >> 20)) MiB: $out/toolace-gpu.tar.gz"
if ((archive + sources > limit)); then
  echo "publish.sh: that is too much to travel. Leave files out, or raise LIMIT_MIB where the way allows it." >&2
  exit 1
fi
