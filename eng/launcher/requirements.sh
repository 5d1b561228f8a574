# shellcheck shell=bash disable=SC2154 # root and state are the launcher's
# What the machine must have. Sourced by ../../toolace.
#
# What is looked for         Debian and Ubuntu package    needed by
#   .NET 10 SDK                (dotnet-sdk-10.0)            everything; never installed from here
#   node and npm               (nodejs, npm)                packages that only npm carries; never installed from here
#   libtorch with headers      libtorch-dev                 tensors; not where another one was chosen (provider.sh)
#   C++ and C compiler         g++                          the shim between C# and libtorch, tree-sitter
#   libsqlite3 of 3.38 or newer libsqlite3-0                the ledger and the queue
#   Chromium                   chromium                     `test`, once tests/ToolAce.EndToEnd.Tests exists

oldest_sqlite=3.38

require_sdks() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download, or your distribution's dotnet-sdk-10.0), then start again."
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    fail "no .NET SDK here satisfies global.json (10.0.100 or a newer 10.0). Found: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' '). Install the .NET 10 SDK, then start again."
  { command -v node && command -v npm; } >/dev/null ||
    fail "Node.js with npm is missing. Install it (Debian, Ubuntu: apt-get install -y nodejs npm), then start again."
}

has_libtorch() {
  has_full_feed || [[ -n ${LIBTORCH:-}${TORCH_INCLUDE:-} || -e /usr/include/torch/csrc/api/include/torch/version.h ]]
}

has_sqlite() {
  local folder
  for folder in /usr/lib/*-linux-gnu /lib/*-linux-gnu /usr/lib64 /usr/lib /lib; do
    [[ -e $folder/libsqlite3.so.0 ]] && return
  done
  return 1
}

has_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

# Debian packages that are missing for a target (program or all), one a line.
missing_packages() {
  has_libtorch || echo libtorch-dev
  command -v "${CXX:-g++}" >/dev/null || echo g++
  has_sqlite || echo libsqlite3-0
  if [[ $1 == all && -d $root/tests/ToolAce.EndToEnd.Tests ]]; then
    has_chromium || echo chromium
  fi
}

# Nothing to compare where SQLite did not come as a Debian package: the doctor asks the library itself.
require_new_sqlite() {
  local version
  version=$(dpkg-query -W -f '${Version}' libsqlite3-0 2>/dev/null) || return 0
  dpkg --compare-versions "${version#*:}" ge "$oldest_sqlite" ||
    fail "libsqlite3-0 is version $version; ToolAce needs $oldest_sqlite or newer. Use Debian 12, Ubuntu 24.04, or newer."
}

# What apt-get itself says it would fetch. It asks no lock, so that it also answers without root.
announce_download() {
  LC_ALL=C apt-get -o Debug::NoLocking=1 install --assume-no --no-install-recommends "$@" 2>/dev/null |
    sed -n -e 's/^Need to get \(.*\) of archives\./toolace: to download: \1/p' -e 's/^After this operation, \(.*\) of additional disk space will be used\./toolace: on disk:     \1/p' >&2 ||
    true
}

install_packages() {
  local apt=(apt-get -o DPkg::Lock::Timeout=120) log=$state/install.log
  say "installing $*"
  if ! "${apt[@]}" update >"$log" 2>&1; then
    say "apt-get update had problems (see $log); going on with the lists there are"
  fi
  announce_download "$@"
  if ! DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "$@" >>"$log" 2>&1; then
    tail -n 15 "$log" >&2
    fail "installing failed. The whole log: $log"
  fi
}

# Installs what a target lacks; without root it says how, and ends.
require_packages() {
  local packages
  mapfile -t packages < <(missing_packages "$1")
  if ((${#packages[@]})); then
    command -v apt-get >/dev/null ||
      fail "missing: ${packages[*]} (Debian's names). This is not Debian or Ubuntu: install their equivalents, or set LIBTORCH to a libtorch folder, then start again."
    if ((EUID != 0)); then
      announce_download "${packages[@]}"
      fail "missing: ${packages[*]}. Install them with
  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages[*]}
and start again."
    fi
    install_packages "${packages[@]}"
  fi
  require_new_sqlite
}
