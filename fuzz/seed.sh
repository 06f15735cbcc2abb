#!/bin/sh
# Fills the corpus with the project's own programs: fuzz/seed.sh
set -eu
cd "$(dirname "$0")/.."

for target in pipeline syntax; do
  corpus="fuzz/corpus/$target"
  mkdir -p "$corpus"
  find examples tests/accept tests/reject tests/regressions stdlib -name '*.sls' -size -64k |
    while read -r file; do
      cp "$file" "$corpus/$(printf '%s' "$file" | tr '/' '-')"
    done
  # What the pages show: an example of each kind, a right and a wrong program for each mistake.
  find docs src/diagnostics/pages -name '*.md' | while read -r page; do
    awk -v name="$corpus/page-$(basename "$page" .md)" '
      /^```sls/ { inside = 1; count += 1; next }
      /^```/    { inside = 0 }
      inside    { print > (name "-" count) }
    ' "$page"
  done
done
