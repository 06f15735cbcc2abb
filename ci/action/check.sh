#!/bin/sh
# Checks the programs: notes beside the lines of a pull request, and the same findings as SARIF.
#
# Outputs: status, errors, warnings, sarif (the path of the file)
set -eu
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

sarif=${SLSC_SARIF:-$RUNNER_TEMP/slsc/slsc.sarif}
mkdir -p "$(dirname "$sarif")"

# shellcheck disable=SC2046 # a line is a word
set -- $(program_options) -- $(lines "$SLSC_FILES")

status=0
slsc check --message-format github "$@" > "$notes/check" 2>&1 || status=$?
cat "$notes/check"
# Twice more, for other readers: it ends as it did before.
slsc check --message-format sarif "$@" > "$sarif" || true
slsc check --message-format short "$@" > "$notes/short" 2>&1 || true
if grep -q '\[SLS[0-9]*\]: ' "$notes/short"; then
  {
    printf '### Findings\n\n'
    fenced text "$notes/short"
    printf '\n'
  } > "$notes/findings"
fi

output status "$status"
output errors "$(grep -c '^::error ' "$notes/check" || true)"
output warnings "$(grep -c '^::warning ' "$notes/check" || true)"
output sarif "$sarif"
