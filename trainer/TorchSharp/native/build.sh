#!/usr/bin/env bash
# Compiles the shim against a libtorch found on this machine.
#
#   build.sh [OUTPUT]        default: build/libtoolace_torch.so beside this script; OUTPUT's name with .origin holds the folder of that libtorch
#
# Which libtorch, in this order:
#   TORCH_INCLUDE and TORCH_LIB   colon-separated include folders, one library folder
#   LIBTORCH                      a folder with include/ and lib/ (libtorch archive, or site-packages/torch)
#   /usr                          Debian's libtorch-dev
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=${1:-$here/build/libtoolace_torch.so}
cxx=${CXX:-g++}
cc=${CC:-gcc}

fail() {
  echo "build.sh: $1" >&2
  exit 1
}

command -v "$cxx" >/dev/null || fail "no C++ compiler ($cxx). Install it: apt-get install -y --no-install-recommends g++"

if [[ -n ${TORCH_INCLUDE:-} && -n ${TORCH_LIB:-} ]]; then
  includes=$TORCH_INCLUDE
  lib=$TORCH_LIB
elif [[ -n ${LIBTORCH:-} ]]; then
  includes=$LIBTORCH/include:$LIBTORCH/include/torch/csrc/api/include
  lib=$LIBTORCH/lib
else
  includes=/usr/include/torch/csrc/api/include
  lib=/usr/lib/$("$cc" -print-multiarch 2>/dev/null || echo x86_64-linux-gnu)
fi

[[ -e $lib/libtorch_cpu.so ]] ||
  fail "no libtorch in $lib. Install it: apt-get install -y --no-install-recommends libtorch-dev, or set LIBTORCH to a folder with include/ and lib/"

flags=(-O2 -fPIC -fvisibility=hidden -Wall -Wno-unused-parameter)
IFS=: read -ra folders <<<"$includes"
for folder in "${folders[@]}"; do flags+=(-isystem "$folder"); done

macros=$(echo '#include <torch/version.h>' | "$cxx" -std=c++17 "${flags[@]}" -x c++ -E -dM - 2>/dev/null) ||
  fail "torch/version.h is in none of: $includes"
number() { sed -n "s/^#define TORCH_VERSION_$1 \([0-9]*\).*/\1/p" <<<"$macros"; }
major=$(number MAJOR)
minor=$(number MINOR)
if ((major > 2 || (major == 2 && minor >= 9))); then std=c++20; else std=c++17; fi

# Old pip wheels were built with the pre-2011 string ABI; the library itself says which one it is. (Read whole: no early exit of the reader.)
symbols=$(nm -D --defined-only "$lib/libc10.so")
if grep 'torchCheckFail.*__cxx11' <<<"$symbols" >/dev/null; then flags+=(-D_GLIBCXX_USE_CXX11_ABI=1); else flags+=(-D_GLIBCXX_USE_CXX11_ABI=0); fi

libs=(-L"$lib" -ltorch_cpu -lc10)
[[ $lib == /usr/lib/* ]] || libs+=("-Wl,-rpath,$lib")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
objects=()
sources=("$here/toolace_torch.cpp")

# Debian's build: an undefined sgemm_ in libtorch, and oneDNN as a shared library.
if [[ $(nm -D --undefined-only "$lib/libtorch_cpu.so") == *" sgemm_"* && -e $lib/libdnnl.so.2 ]]; then
  "$cc" -O2 -fPIC -fvisibility=hidden -c "$here/sgemm.c" -o "$work/sgemm.o"
  "$cc" -O3 -ffast-math -fPIC -fvisibility=hidden -c "$here/rows.c" -o "$work/rows.o"
  objects+=("$work/sgemm.o" "$work/rows.o")
  sources+=("$here/attention.cpp" "$here/fused.cpp")
  libs+=(-l:libdnnl.so.2)
  flags+=(-DTOOLACE_SGEMM)
fi

cuda_flags=()
if [[ -e $lib/libtorch_cuda.so ]]; then
  libs+=("-Wl,--no-as-needed" -ltorch_cuda -lc10_cuda -ltorch)
  cuda=${CUDA_HOME:-/usr/local/cuda}/include
  if [[ -e $cuda/cuda_runtime_api.h ]]; then cuda_flags=(-DTOOLACE_CUDA_ALLOCATOR -isystem "$cuda"); fi
fi

mkdir -p "$(dirname "$output")"
# One compiler for each source, side by side.
compile() {
  local source built=() running=()
  for source in "${sources[@]}"; do
    built+=("$work/$(basename "$source" .cpp).o")
    "$cxx" -std="$std" "${flags[@]}" "$@" -c "$source" -o "${built[-1]}" &
    running+=($!)
  done
  for source in "${running[@]}"; do wait "$source" || return; done
  "$cxx" -shared "${built[@]}" "${objects[@]}" -o "$work/shim.so" "${libs[@]}"
}
if ((${#cuda_flags[@]})); then
  compile "${cuda_flags[@]}" || { echo "build.sh: without CUDA memory figures" >&2; compile; }
else
  compile
fi
echo "$lib" >"${output%.so}.origin"
mv "$work/shim.so" "$output"
echo "libtorch $major.$minor from $lib -> $output"
