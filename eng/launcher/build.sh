# shellcheck shell=bash disable=SC2154 # root, state and program are the launcher's
# Builds what changed, once, whoever asks at the same time. Sourced by ../../toolace.
#
# Two targets: "program" is what the verbs need; "all" is the whole solution with its tests.

# What an empty cache fetches, measured; neither client can say it beforehand.
npm_download="about 220 MB"
declare -A nuget_download=([program]="about 50 MB" [all]="about 300 MB")

# Names, sizes and times of every source of a target, and the settings of its build, as one number.
source_stamp() {
  local folders=(src trainer eval web eng)
  [[ $1 == all ]] && folders+=(tests)
  {
    echo "${TOOLACE_BUILD_ARGS:-} ${LIBTORCH:-} ${TORCH_INCLUDE:-} ${TORCH_LIB:-}"
    cd "$root" || exit
    find . -maxdepth 1 -type f \( -name '*.props' -o -name '*.sln' -o -name '*.json' -o -name .editorconfig \) -printf '%p %s %T@\n'
    find "${folders[@]}" -name build -prune -o -name TestResults -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null || true # a folder or file may be gone
  } | LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

is_built() {
  [[ -f $program && -f $state/$1.stamp && $(<"$state/$1.stamp") == "$(source_stamp "$1")" ]]
}

# The lock's file descriptor is closed for everything started under it: a compiler that stays in memory must not hold the lock.
ensure_built() {
  is_built "$1" && return
  mkdir -p "$state"
  exec 9>"$state/lock"
  if ! flock -n 9; then
    say "another ./toolace is building here; waiting for it"
    flock 9
  fi
  if ! is_built "$1"; then
    build "$1" 9>&-
  fi
  exec 9>&-
}

build() {
  local target=$1 stamps=() name
  require_sdks
  require_packages "$target"
  restore_npm
  # Taken before compiling, so that a file changed meanwhile is built next time.
  for name in program all; do
    stamps+=("$(source_stamp "$name")")
  done
  rm -f "$state/all.stamp" "$state/program.stamp"
  compile "$target"
  echo "${stamps[0]}" >"$state/program.stamp"
  if [[ $target == all ]]; then
    echo "${stamps[1]}" >"$state/all.stamp"
  fi
}

# The build does the same where it is started by hand (eng/Npm.targets); here it is a step that people see.
restore_npm() {
  cmp -s "$root/package-lock.json" "$root/node_modules/.restored" && return
  say "restoring npm packages (to download: $npm_download)"
  (
    cd "$root"
    flock package-lock.json npm ci --ignore-scripts --loglevel=error --no-audit --no-fund >"$state/npm.log" 2>&1 && cp package-lock.json node_modules/.restored
  ) || {
    tail -n 15 "$state/npm.log" >&2
    fail "npm ci failed. The whole log: $state/npm.log"
  }
}

compile() {
  local what=$root/src/ToolAce.Cli/ToolAce.Cli.csproj extra=() began=$SECONDS
  [[ $1 == all ]] && what=$root/ToolAce.sln
  read -ra extra <<<"${TOOLACE_BUILD_ARGS:-}"
  if [[ ! -d ${NUGET_PACKAGES:-$HOME/.nuget/packages}/system.commandline ]]; then
    say "restoring NuGet packages (to download: ${nuget_download[$1]})"
  fi
  say "building (log: $state/build.log)"
  if ! dotnet build "$what" -c Release --artifacts-path "$root/artifacts" -nologo -nodeReuse:false -v minimal "${extra[@]}" 2>&1 | tee "$state/build.log" | show_projects; then
    grep -E ': error |error :' "$state/build.log" | sort -u | head -n 15 >&2 || tail -n 15 "$state/build.log" >&2
    fail "the build failed. The whole log: $state/build.log"
  fi
  say "built in $((SECONDS - began)) s"
}

# On a terminal, the project that was finished last; elsewhere nothing.
show_projects() {
  local line count=0
  while IFS= read -r line; do
    if [[ -t 2 && $line =~ ^\ *([A-Za-z.]+)\ -\>\  ]]; then
      printf '\r\033[K  %d  %s' $((++count)) "${BASH_REMATCH[1]}" >&2
    fi
  done
  if ((count)); then
    printf '\r\033[K' >&2
  fi
}
