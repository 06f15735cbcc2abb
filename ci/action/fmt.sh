#!/bin/sh
# Whether the sources are in the canonical form: a note beside each that is not, and what would change.
#
# Outputs: status, formatted (true, false, or empty where a file could not be read as a source)
set -eu
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# The folders of the programs, where nothing else is asked for.
sources() {
  if [ -n "$(lines "$SLSC_FMT_FILES")" ]; then
    lines "$SLSC_FMT_FILES"
  else
    for file in $(lines "$SLSC_FILES"); do dirname "$file"; done | sort -u
  fi
}

# shellcheck disable=SC2046 # a line is a word
set -- $(sources)

status=0
slsc fmt --check --message-format github -- "$@" > "$notes/fmt" 2>&1 || status=$?
# A text that cannot be read was reported by `slsc check` already, if it belongs to a program.
grep -vxF -f "$notes/check" "$notes/fmt" || true
case $status in
  0) formatted=true ;;
  3) formatted=false ;;
  *) formatted='' ;;
esac

if [ "$formatted" = false ]; then
  slsc fmt --diff -- "$@" > "$notes/patch" || true
  quoted < "$notes/patch"
  folded 'What <code>slsc fmt</code> would change' diff "$notes/patch" > "$notes/unformatted"
fi

output status "$status"
output formatted "$formatted"
