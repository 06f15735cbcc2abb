#!/bin/sh
# Looks at the inputs, and says which slsc is wanted and where it will be kept.
#
# Outputs: mode (released, source or installed), version, target, key (of the cache), kept (the folder that is cached)
set -eu
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

names=$(dirname "$0")/../names.sh

for switch in \
  "fmt=$SLSC_FMT" "deny-warnings=$SLSC_DENY_WARNINGS" "compile=$SLSC_COMPILE" "diff=$SLSC_DIFF" \
  "upload-sarif=$SLSC_UPLOAD_SARIF" "summary=$SLSC_SUMMARY"; do
  case ${switch#*=} in
    true | false) ;;
    *) fail "the input \`${switch%%=*}\` is \`true\` or \`false\`, not \`${switch#*=}\`" ;;
  esac
done
[ -n "$(lines "$SLSC_FILES")" ] || fail 'the input `files` names no main file'

own=$("$names" version)
case $SLSC_VERSION in
  source | installed) mode=$SLSC_VERSION version=$own ;;
  '') mode=released version=$own ;;
  *[!0-9A-Za-z.+-]*) fail "\`$SLSC_VERSION\` is no version: write 0.1.0, source or installed" ;;
  *) mode=released version=${SLSC_VERSION#v} ;;
esac

# A machine that nothing is released for builds its own.
if ! target=$("$names" target "$RUNNER_OS" "$RUNNER_ARCH"); then
  target=$(rustc -vV 2> /dev/null | sed -n 's/^host: //p') || true
  [ "$mode" != released ] || mode=source
fi
[ "$mode" != source ] || target=$(rustc -vV 2> /dev/null | sed -n 's/^host: //p') || true

# What is built changes with the sources; what is released does not, and is looked at by its checksum every time.
case $mode in
  source) identity=$("$(dirname "$0")/../release/sources.sh") ;;
  *) identity=${SLSC_SHA256:-release} ;;
esac

rm -rf "$notes"
mkdir -p "$notes"
output mode "$mode"
output version "$version"
output target "$target"
output key "slsc-$version-$target-$mode-$identity"
output kept "$RUNNER_TEMP/slsc/kept"
