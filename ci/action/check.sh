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
# Once more, for another reader: it ends as it did before.
slsc check --message-format sarif "$@" > "$sarif" || true

output status "$status"
output errors "$(grep -c '^::error ' "$notes/check" || true)"
output warnings "$(grep -c '^::warning ' "$notes/check" || true)"
output sarif "$sarif"
