#!/bin/sh
# Compiles each program, and writes down the plan: its stacks, and the commands that deploy them.
#
# Several programs get a folder each: shop/main.sls goes to OUTPUT/shop/main.
#
# Outputs: status, output (the folder)
set -eu
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

here=$(dirname "$0")
# shellcheck disable=SC2046 # a line is a word
set -- $(lines "$SLSC_FILES")
several=$(($# > 1))
files=$*

compile() {
  # shellcheck disable=SC2046 # a line is a word
  slsc compile --message-format short --format "$SLSC_FORMAT" --output="$2" \
    $(program_options) $(lines "$SLSC_COMPILE_ARGS") -- "$1" > "$notes/commands" 2> "$notes/talk"
}

plan() {
  json < "$2/manifest.json" | awk -F '\t' -v file="$1" -v folder="$2" -f "$here/plan.awk"
  # What each template uses of AWS's limits: `us-east-1.yaml: 35 of 500 resources (7 %), …`
  printf '\n'
  sed -nE 's%^([^: ]*\.(yaml|json)): ([0-9])%- `\1`: \3%p' "$notes/talk"
  printf '\n'
  folded 'What it looks like' mermaid "$notes/picture"
  folded 'To deploy it' sh "$notes/commands"
}

# Where a program goes. Nothing leads out of the folder for output.
place() {
  [ "$several" = 1 ] || { echo "$SLSC_OUTPUT" && return; }
  echo "$SLSC_OUTPUT/$(printf '%s' "${1%.sls}" | sed 's|\\|/|g; s|^\./||; s|^/||; s|\.\./|up/|g')"
}

worst=0
for file in $files; do
  folder=$(place "$file")
  status=0
  compile "$file" "$folder" || status=$?
  cat "$notes/talk" "$notes/commands"
  if [ "$status" = 0 ]; then
    # shellcheck disable=SC2046 # a line is a word
    slsc graph --message-format short $(program_options) -- "$file" > "$notes/picture" 2> /dev/null
    plan "$file" "$folder" >> "$notes/plan"
  else
    printf '::error title=slsc compile::%s\n' "$(escaped "$file could not be compiled; the log of this step says why")"
    worst=$status
  fi
done

output status "$worst"
output output "$SLSC_OUTPUT"
