#!/bin/sh
# Shows what the steps before have found, and ends the job if they found something: as `slsc check` ended, else as
# `slsc compile` did, else as `slsc fmt` did: with 3 where only the form of the sources is wrong.
set -eu
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# GitHub refuses a summary of more than 1 MiB whole.
room=900000

counted() {
  case $1 in
    0) echo "no ${2}s" ;;
    1) echo "1 $2" ;;
    *) echo "$1 ${2}s" ;;
  esac
}

form() {
  case $SLSC_FORMATTED in
    true) echo 'formatted' ;;
    false) echo '**not formatted**: run `slsc fmt`' ;;
    *) [ -z "$SLSC_FMT_STATUS" ] && echo 'not looked at' || echo '**not readable**: the log says why' ;;
  esac
}

findings() {
  case $SLSC_CHECKED in
    0 | 1) echo "$(counted "$SLSC_ERRORS" error), $(counted "$SLSC_WARNINGS" warning)" ;;
    *) echo '**not judged**: the log says why' ;;
  esac
}

templates() {
  case $SLSC_COMPILED in
    0) echo "in \`$SLSC_OUTPUT\`" ;;
    '') echo 'not asked for, or not made as long as there are errors' ;;
    *) echo '**not made**: the log says why' ;;
  esac
}

summary() {
  echo '## slsc'
  echo
  echo '| | |'
  echo '| --- | --- |'
  echo "| sources | $(form) |"
  echo "| programs | $(findings) |"
  echo "| templates | $(templates) |"
  echo
  for part in findings unformatted plan diff; do
    [ ! -s "$notes/$part" ] || cat "$notes/$part"
  done
}

if [ "$SLSC_SUMMARY" = true ]; then
  summary > "$notes/summary"
  head -c "$room" "$notes/summary" >> "$GITHUB_STEP_SUMMARY"
  [ $(($(wc -c < "$notes/summary"))) -le "$room" ] || printf '\n\n… and more: the log has all of it.\n' >> "$GITHUB_STEP_SUMMARY"
fi

echo "sources: $(form); programs: $(findings); templates: $(templates)"
[ "$SLSC_CHECKED" = 0 ] || exit "$SLSC_CHECKED"
[ "${SLSC_COMPILED:-0}" = 0 ] || exit "$SLSC_COMPILED"
exit "${SLSC_FMT_STATUS:-0}"
