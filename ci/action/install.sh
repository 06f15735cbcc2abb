#!/bin/sh
# Puts slsc on the PATH of the steps behind: fetched and held against its checksum, built, or found.
#
# A release that has no archive for this machine is built from this checkout instead, where it is the same version. A wrong
# checksum is never a reason to build: it ends the job.
#
# Outputs: program (its path)
set -eu
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

here=$(dirname "$0")
names=$here/../names.sh
place=$RUNNER_TEMP/slsc/bin
archive=$("$names" archive "$SLSC_VERSION" "$SLSC_TARGET")
name=$("$names" program "$SLSC_TARGET")

# Ends with 1 where there is no such file, and the job where it could not be had for another reason.
fetched() {
  status=0
  curl --fail --silent --show-error --location --proto-redir '=https' --retry 3 --connect-timeout 20 --max-time 300 \
    --write-out '%{http_code}' --output "$2" "$1" > "$SLSC_KEPT/answer" 2> "$SLSC_KEPT/talk" || status=$?
  answer=$(cat "$SLSC_KEPT/answer") talk=$(cat "$SLSC_KEPT/talk")
  rm -f "$SLSC_KEPT/answer" "$SLSC_KEPT/talk"
  [ "$status" != 0 ] || return 0
  rm -f "$2"
  case $status:$answer in
    22:404 | 37:*) return 1 ;;
    *) fail "$1 could not be fetched: $talk" ;;
  esac
}

fetch() {
  from=$SLSC_DOWNLOAD_URL/$("$names" tag "$SLSC_VERSION")/$archive
  fetched "$from.sha256" "$SLSC_KEPT/$archive.sha256" && fetched "$from" "$SLSC_KEPT/$archive" && return 0
  rm -f "$SLSC_KEPT/$archive.sha256"
  [ -z "$SLSC_SHA256" ] || fail "there is no $from; what is built here cannot have the checksum that \`sha256\` asks for"
  [ "$SLSC_VERSION" = "$("$names" version)" ] || fail "there is no $from"
  warn "there is no $from: slsc is built from its source, which takes minutes"
  build
}

build() {
  command -v cargo > /dev/null || fail 'slsc has to be built, and there is no `cargo` on this machine'
  program=$("$here/../release/build.sh" "$SLSC_TARGET")
  case $program in
    /* | ?:*) ;;
    *) program=$here/../../$program ;;
  esac
  "$here/../release/pack.sh" "$SLSC_TARGET" "$program" "$SLSC_KEPT"
}

verify() {
  wanted=$SLSC_SHA256
  [ -n "$wanted" ] || wanted=$(cut -d ' ' -f 1 "$SLSC_KEPT/$archive.sha256")
  found=$("$here/../sha256.sh" "$SLSC_KEPT/$archive")
  if [ "$found" != "$(printf '%s' "$wanted" | tr 'A-F' 'a-f')" ]; then
    rm -rf "$SLSC_KEPT"
    fail "$archive has the checksum $found instead of $wanted: it is not used"
  fi
}

unpack() {
  mkdir -p "$place"
  # In the folder itself: to GNU tar, `D:\…` would be a machine called D.
  (cd "$place" && tar -xzf - "$name" < "$SLSC_KEPT/$archive")
}

if [ "$SLSC_MODE" = installed ]; then
  program=$(command -v slsc) || fail '`version: installed`, and there is no `slsc` on the PATH'
else
  mkdir -p "$SLSC_KEPT"
  if [ -f "$SLSC_KEPT/$archive" ]; then
    echo "kept from an earlier run: $archive"
  elif [ "$SLSC_MODE" = source ]; then
    build
  else
    fetch
  fi
  verify
  unpack
  printf '%s\n' "$place" >> "$GITHUB_PATH"
  program=$place/$name
fi

said=$("$program" --version) || fail "$program does not run on this machine"
echo "$said, $program"
[ "$SLSC_MODE" = installed ] || [ "$said" = "slsc $SLSC_VERSION" ] || fail "wanted slsc $SLSC_VERSION, and got $said"
output program "$program"
