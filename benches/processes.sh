#!/usr/bin/env bash
# Whole processes: every example, and generated programs with their peak memory.
# usage: benches/processes.sh [RUNS]      needs GNU time (/usr/bin/time) and a release build
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
slsc=target/release/slsc
[ -x "$slsc" ] || cargo build --release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# median FILE: the median of a column of numbers
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# measure NAME COMMAND…: median seconds and peak kilobytes over the runs
measure() {
  local name=$1
  shift
  : > "$work/seconds"
  : > "$work/kilobytes"
  for _ in $(seq "$runs"); do
    /usr/bin/time -f '%e %M' -o "$work/time" "$@" > /dev/null 2>&1
    cut -d' ' -f1 "$work/time" >> "$work/seconds"
    cut -d' ' -f2 "$work/time" >> "$work/kilobytes"
  done
  printf '%-24s %6s s %9s KB\n' "$name" "$(median "$work/seconds")" "$(median "$work/kilobytes")"
}

for example in examples/*/main.sls; do
  measure "$(basename "$(dirname "$example")")" "$slsc" compile "$example" -o "$work/out"
done
for units in 10 100 1000 5000; do
  mkdir -p "$work/$units/functions/unit"
  echo 'exports.handler = async () => {}' > "$work/$units/functions/unit/index.js"
  cargo run --release --quiet --example units -- "$units" > "$work/$units/main.sls"
  measure "$units units" "$slsc" compile "$work/$units/main.sls" -o "$work/$units/out"
  printf '%-24s %6s bytes in, %s bytes out\n' "" "$(wc -c < "$work/$units/main.sls")" "$(cat "$work/$units"/out/* | wc -c)"
done
