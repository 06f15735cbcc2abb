#!/bin/sh
# The names of a release, for those who make one and those who fetch from one.
#
#   names.sh version                  the version of this checkout
#   names.sh target OS ARCHITECTURE   the target of a machine, in GitHub's words for it: Linux X64
#   names.sh program TARGET           slsc, or slsc.exe
#   names.sh archive VERSION TARGET   slsc-0.1.0-x86_64-unknown-linux-musl.tar.gz
#   names.sh tag VERSION              v0.1.0
#   names.sh matrix                   every target with the runner that builds it, as JSON for release.yml
#
# Beside each archive stands ARCHIVE.sha256, a line as `sha256sum` writes it. Archives are .tar.gz on Windows as well, which
# has had `tar` since 2018.
set -eu

# OS, architecture, target, runner. Linux is linked with musl: one static program for every distribution.
targets() {
  cat << 'END'
Linux X64 x86_64-unknown-linux-musl ubuntu-24.04
Linux ARM64 aarch64-unknown-linux-musl ubuntu-24.04-arm
macOS X64 x86_64-apple-darwin macos-15
macOS ARM64 aarch64-apple-darwin macos-15
Windows X64 x86_64-pc-windows-msvc windows-2025
Windows ARM64 aarch64-pc-windows-msvc windows-11-arm
END
}

version() {
  sed -n 's/^version = "\(.*\)"$/\1/p; /^\[dependencies\]/q' "$(dirname "$0")/../Cargo.toml"
}

target() {
  found=$(targets | awk -v os="$1" -v arch="$2" '$1 == os && $2 == arch { print $3 }')
  if [ -z "$found" ]; then
    echo "nothing is released for $1 on $2" >&2
    exit 1
  fi
  echo "$found"
}

program() {
  case $1 in
    *-windows-*) echo slsc.exe ;;
    *) echo slsc ;;
  esac
}

matrix() {
  targets | awk '
    { printf "%s{\"target\":\"%s\",\"runner\":\"%s\"}", (NR == 1 ? "{\"include\":[" : ","), $3, $4 }
    END { print "]}" }'
}

case ${1-} in
  version) version ;;
  target) target "$2" "$3" ;;
  program) program "$2" ;;
  archive) echo "slsc-$2-$3.tar.gz" ;;
  tag) echo "v$2" ;;
  matrix) matrix ;;
  *)
    echo "usage: names.sh version|target|program|archive|tag|matrix" >&2
    exit 2
    ;;
esac
