#!/usr/bin/env bash
# Compiles tree-sitter's core and the grammars of Java and JavaScript, as npm brings them, into one library.
#
#   build.sh NODE_MODULES [OUTPUT]        default: build/libtoolace_syntax.so beside this script
#
# CC names the compiler; without it gcc, then cc.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
packages=${1:?build.sh: name the node_modules folder}
output=${2:-$here/build/libtoolace_syntax.so}
core=$packages/tree-sitter/vendor/tree-sitter/lib
sources=(
  "$here/toolace_syntax.c"
  "$here/memory.c"
  "$core/src/lib.c"
  "$packages/tree-sitter-java/src/parser.c"
  "$packages/tree-sitter-javascript/src/parser.c"
  "$packages/tree-sitter-javascript/src/scanner.c"
)

fail() {
  echo "build.sh: error: $1" >&2
  exit 1
}

cc=${CC:-$(command -v gcc || command -v cc || true)}
[[ -n $cc ]] && command -v "$cc" >/dev/null || fail "no C compiler (${cc:-gcc, cc}). Install it: apt-get install -y --no-install-recommends gcc libc6-dev"
for source in "${sources[@]}"; do
  [[ -e $source ]] || fail "$source is missing. Restore it: npm ci --ignore-scripts"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=(-std=c11 -O2 -fPIC -fvisibility=hidden -DTREE_SITTER_HIDE_SYMBOLS)
objects=()
compilers=()
for source in "${sources[@]}"; do
  object=$work/${#objects[@]}.o
  objects+=("$object")
  warnings=(-w)
  [[ $source == "$here"/* ]] && warnings=(-Wall -Wextra)
  # Each grammar brings the header of its own tables.
  "$cc" "${flags[@]}" "${warnings[@]}" -I"$core/src" -I"$core/include" -I"$(dirname "$source")" -c "$source" -o "$object" &
  compilers+=($!)
done
for compiler in "${compilers[@]}"; do
  wait "$compiler" || fail "compiling failed"
done

mkdir -p "$(dirname "$output")"
"$cc" -shared "${objects[@]}" -Wl,-z,defs -o "$work/library.so"
mv "$work/library.so" "$output"
