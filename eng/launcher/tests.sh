# shellcheck shell=bash disable=SC2154 # root is the launcher's
# Runs every test project and adds up. Sourced by ../../toolace.

results=$root/artifacts/test-results
longest_project=900 # seconds; a project that takes longer hangs
longest_report=200  # lines of a failed project's log in the summary; the rest is in the log

# These measure times or start whole servers: nothing runs beside them.
alone=(ToolAce.Cli.Tests ToolAce.EndToEnd.Tests)

run_tests() {
  local jobs=2 filters=()
  cd "$root" || exit
  export TOOLACE_LAUNCHED=1 # tests of the launcher may rely on a built tree
  while (($#)); do
    case $1 in
      --jobs)
        [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || bad_test_usage "--jobs wants a number"
        jobs=$2
        shift 2
        ;;
      -*) bad_test_usage "$1 is not an option of test" ;;
      *)
        filters+=("$1")
        shift
        ;;
    esac
  done

  local together=() later=() name
  for name in $(test_projects "${filters[@]}"); do
    if [[ " ${alone[*]} " == *" $name "* ]]; then later+=("$name"); else together+=("$name"); fi
  done
  ((${#together[@]} + ${#later[@]})) || bad_test_usage "no test project's name contains ${filters[*]}"

  rm -rf "$results"
  mkdir -p "$results"
  run_projects "$jobs" "${together[@]}"
  run_projects 1 "${later[@]}"
  report_tests "${together[@]}" "${later[@]}"
}

bad_test_usage() {
  say "$1. Usage: ./toolace test [--jobs N] [NAME…]"
  exit 2
}

# Names of the projects that contain any of the filters; all of them without filters.
test_projects() {
  local project name filter
  for project in "$root"/tests/*/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    if (($# == 0)); then echo "$name"; fi
    for filter in "$@"; do
      if [[ ${name,,} == *"${filter,,}"* ]]; then
        echo "$name"
        break
      fi
    done
  done
}

run_projects() {
  local jobs=$1 running=0 name
  shift
  for name in "$@"; do
    if ((running >= jobs)); then
      wait -n || true
      running=$((running - 1))
    fi
    run_project "$name" &
    running=$((running + 1))
  done
  wait
}

# One project: its output in a log, its counts in a file, one line of summary. A process that dies without counts is one failure.
run_project() {
  local name=$1 log=$results/$1.log code=0 began ended counts
  began=$(date +%s%N)
  {
    timeout --kill-after=10 "$longest_project" dotnet "$root/artifacts/bin/$name/release/$name.dll" \
      -noLogo -noColor -xml "$results/$name.xml" >"$log" 2>&1 </dev/null || code=$?
  } 2>/dev/null # where bash would say "Aborted"
  ended=$(date +%s%N)
  counts=$(read_counts "$results/$name.xml") || counts="0 0 0"
  local passed failed skipped
  read -r passed failed skipped <<<"$counts"
  if ((code != 0 && failed == 0)); then
    failed=1
    echo "The test process ended with exit code $code (124 or 137: it took more than $longest_project s, or memory ran out)." >>"$log"
  fi
  echo "$passed $failed $skipped" >"$results/$name.counts"
  local mark=ok
  if ((failed)); then mark=FAIL; fi
  printf '%-4s  %-32s %5d passed %4d failed %4d skipped %7.1f s\n' "$mark" "$name" "$passed" "$failed" "$skipped" "$(((ended - began) / 1000000))e-3"
}

# "passed failed skipped" out of an xunit result file; an error outside any test counts as a failure.
read_counts() {
  [[ -f $1 ]] || return 1
  awk -v RS='>' '
    /<assembly / {
      for (i = 1; i <= NF; i++) if (split($i, pair, "=") == 2) { gsub(/"/, "", pair[2]); count[pair[1]] = pair[2] }
      print count["passed"] + 0, count["failed"] + count["errors"], count["skipped"] + count["not-run"]
      found = 1
      exit
    }
    END { exit !found }' "$1"
}

report_tests() {
  local name passed=0 failed=0 skipped=0 p f s
  for name in "$@"; do
    read -r p f s <"$results/$name.counts"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    if ((f)); then
      printf '\n== %s\n' "$name"
      grep -vE '^ +at (System|Xunit|InvokeStub)' "$results/$name.log" | head -n "$longest_report" || true
    fi
  done
  list_skipped "$@"
  echo "logs: $results"
  echo "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0))
}

# xunit prints a skipped test as "    NAME [SKIP]" with its reason on the next line.
list_skipped() {
  local name any=
  for name in "$@"; do
    while IFS= read -r line; do
      [[ -n $any ]] || printf '\nskipped:\n'
      any=1
      echo "  $line"
    done < <(sed -n '/\[SKIP\]$/{N;s/^ *\(.*\) \[SKIP\]\n */\1: /p}' "$results/$name.log")
  done
}
