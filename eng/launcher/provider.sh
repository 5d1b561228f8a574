# shellcheck shell=bash disable=SC2154 # root and state are the launcher's
# Which libtorch the tensors run on, and why. Sourced by ../../toolace.
#
#   a person's word            FullFeed in TOOLACE_BUILD_ARGS, LIBTORCH, TORCH_INCLUDE with TORCH_LIB: followed as it is
#   no NVIDIA driver           the system's libtorch, on the CPU
#   an NVIDIA driver           1. TorchSharp's CUDA packages, where the feed has them
#                              2. the shim over a CUDA libtorch: the one inside a Python's torch, or a usual folder's
#                              3. the system's libtorch on the CPU, with a warning that says what is missing
#
# Leaves LIBTORCH and TOOLACE_BUILD_ARGS as chosen, and the choice in $state/provider for the doctor. A choice is told when it changes.

nvidia_driver=${TOOLACE_NVIDIA_DRIVER:-/proc/driver/nvidia/version}
libtorch_places=${TOOLACE_LIBTORCH_PLACES:-/opt/libtorch:/usr/local/libtorch}
cuda_package=TorchSharp-cuda-linux
feed_patience=20 # seconds
looked=()        # what was looked at and why it will not do

has_full_feed() { [[ ${TOOLACE_BUILD_ARGS:-} == *FullFeed=true* ]]; }

choose_provider() {
  local driver=
  [[ -e $nvidia_driver ]] && driver=1
  if [[ ${TOOLACE_BUILD_ARGS:-} == *FullFeed=* ]]; then
    if has_full_feed; then keep_choice packages "TOOLACE_BUILD_ARGS says so"; else keep_choice shim "TOOLACE_BUILD_ARGS says so"; fi
  elif [[ -n ${LIBTORCH:-} ]]; then
    keep_libtorch "LIBTORCH names $LIBTORCH" "$LIBTORCH/lib"
  elif [[ -n ${TORCH_INCLUDE:-} ]]; then
    keep_libtorch "TORCH_INCLUDE and TORCH_LIB name it" "${TORCH_LIB:-}"
  elif [[ -z $driver ]]; then
    keep_choice shim "there is no NVIDIA driver, so the system's libtorch serves"
  elif feed_has_cuda; then
    export TOOLACE_BUILD_ARGS="${TOOLACE_BUILD_ARGS:+$TOOLACE_BUILD_ARGS }-p:FullFeed=true"
    keep_choice packages "there is an NVIDIA driver and the package feed has $cuda_package"
  elif find_cuda_libtorch; then
    keep_choice shim "there is an NVIDIA driver, $feed_answer, and $found_where has a CUDA libtorch in $LIBTORCH"
  else
    warn_of_cpu "there is an NVIDIA driver, but $feed_answer and no CUDA libtorch was found ($(join_looked))"
  fi
}

# A libtorch that a person named: followed, with a warning where it leaves the GPU idle.
keep_libtorch() {
  if [[ -e $nvidia_driver && ! -e $2/libtorch_cuda.so ]]; then
    warn_of_cpu "$1, which has no libtorch_cuda.so, although there is an NVIDIA driver"
  else
    keep_choice shim "$1"
  fi
}

warn_of_cpu() {
  keep_choice shim "$1" "the GPU stays idle: training, scoring and generation run on the CPU" \
    "install PyTorch with CUDA into a Python (python3 -m venv torch && torch/bin/pip install torch) and start with TOOLACE_PYTHON=torch/bin/python3; or set LIBTORCH to the folder of a CUDA libtorch (include/ and lib/); or use a feed with $cuda_package and TOOLACE_BUILD_ARGS=-p:FullFeed=true"
}

# keep_choice PROVIDER WHY [COSTS MEND]
keep_choice() {
  local text
  text=$(printf 'provider=%s\nlibtorch=%s\nwhy=%s\ncosts=%s\nmend=%s' "$1" "${LIBTORCH:-}" "$2" "${3:-}" "${4:-}")
  [[ -f $state/provider && $(<"$state/provider") == "$text" ]] && return
  mkdir -p "$state"
  echo "$text" >"$state/provider"
  if [[ -n ${3:-} ]]; then
    say "warning: $2; $3."
    say "         To mend it: $4."
  elif [[ -e $nvidia_driver ]]; then
    say "tensors: $([[ $1 == packages ]] && echo "TorchSharp's packages" || echo "the shim over libtorch"), because $2"
  fi
}

# Whether the feed has the CUDA package in the version wanted. The answer is kept for a day, or until sources or version change.
feed_has_cuda() {
  local version key answer
  version=$(sed -n "s/.*Include=\"$cuda_package\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props" 2>/dev/null)
  key="$version $(cat "$root"/[Nn]u[Gg]et.[Cc]onfig "$HOME"/.nuget/NuGet/NuGet.Config 2>/dev/null | cksum)"
  if [[ -f $state/feed && $(sed -n 1p "$state/feed") == "$key" && -n $(find "$state/feed" -mtime -1) ]]; then
    answer=$(sed -n 2p "$state/feed")
  else
    say "there is an NVIDIA driver: asking the package feed for $cuda_package $version"
    if answer=$(cd "$root" && timeout "$feed_patience" dotnet package search "$cuda_package" --exact-match --format json 2>/dev/null); then
      if [[ $answer == *"\"version\": \"$version\""* ]]; then answer=yes; else answer=no; fi
      mkdir -p "$state"
      printf '%s\n%s\n' "$key" "$answer" >"$state/feed"
    else
      answer=silent
    fi
  fi
  case $answer in
    yes) feed_answer="the package feed has $cuda_package" ;;
    no) feed_answer="the package feed has no $cuda_package $version" ;;
    *) feed_answer="the package feed did not answer" ;;
  esac
  [[ $answer == yes ]]
}

# Sets LIBTORCH and found_where to the first CUDA libtorch with headers.
find_cuda_libtorch() {
  local python folder places
  for python in "${TOOLACE_PYTHON:-}" "${VIRTUAL_ENV:+$VIRTUAL_ENV/bin/python3}" "${CONDA_PREFIX:+$CONDA_PREFIX/bin/python3}" python3 python; do
    [[ -n $python ]] && python=$(command -v "$python") || continue
    folder=$(folder_of_torch "$python") || {
      looked+=("$python has no torch")
      continue
    }
    if is_cuda_libtorch "$folder" "the torch of $python"; then
      found_where="the torch of $python"
      export LIBTORCH=$folder
      return
    fi
  done
  IFS=: read -ra places <<<"$libtorch_places"
  for folder in "${places[@]}"; do
    if [[ -d $folder ]] && is_cuda_libtorch "$folder" "$folder"; then
      found_where=$folder
      export LIBTORCH=$folder
      return
    fi
  done
  return 1
}

# The folder of a Python's torch, found without importing it (which takes seconds).
folder_of_torch() {
  local folder
  folder=$(timeout 20 "$1" -c 'import importlib.util, os
spec = importlib.util.find_spec("torch")
print(os.path.dirname(spec.origin) if spec and spec.origin else "")' 2>/dev/null) && [[ -n $folder ]] && echo "$folder"
}

is_cuda_libtorch() {
  if [[ ! -e $1/lib/libtorch_cuda.so ]]; then
    looked+=("$2 is a CPU build: no lib/libtorch_cuda.so in $1")
  elif [[ ! -e $1/include/torch/csrc/api/include/torch/version.h ]]; then
    looked+=("$2 has no headers in $1/include")
  else
    return 0
  fi
  return 1
}

join_looked() {
  local text
  printf -v text '%s; ' "${looked[@]:-no Python on PATH}"
  echo "${text%; }"
}
